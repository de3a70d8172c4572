package io.shouwen.platform.signin;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a request comes from. {@code X-Forwarded-For} is what anybody writes into it, save for what our own proxies add at its
 * end: read from there, past the proxies that are configured, to the first address that is none of theirs.
 */
final class ClientAddress {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private ClientAddress() {}

    /**
     * @param peer who holds the connection
     * @param forwarded the header's value, or null
     * @param proxies addresses of our proxies
     */
    static String of(String peer, String forwarded, Set<String> proxies) {
        if (forwarded == null || !proxies.contains(peer)) {
            return peer;
        }
        List<String> way = List.of(forwarded.split(","));
        for (int i = way.size() - 1; i >= 0; i--) {
            String address = way.get(i).trim();
            if (!ADDRESS.matcher(address).matches()) {
                return peer;
            }
            if (!proxies.contains(address)) {
                return address;
            }
        }
        return peer;
    }
}
