package io.shouwen.platform.trace;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An address without what differs from call to call, such as {@code /api/crm/customers/{}}. */
final class Route {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z.-]{0,39}");
    private static final int SEGMENTS = 8;

    private Route() {}

    /** @param path with a slash at its beginning, without a query */
    static String of(String path) {
        return Arrays.stream(path.split("/"))
                .skip(1)
                .limit(SEGMENTS)
                .map(segment -> NAME.matcher(segment).matches() ? segment : "{}")
                .collect(Collectors.joining("/", "/", ""));
    }
}
