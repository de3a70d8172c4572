package io.shouwen.crm.customer;

import io.shouwen.platform.http.InvalidInput;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How people and the organisation reach each other (C3). */
public enum ContactChannel {
    PHONE,
    WECHAT,
    WECOM,
    MINI_PROGRAM,
    WEB_CHAT,
    EMAIL,
    SMS,
    /** Face to face, at the front desk. */
    VISIT;

    /** In requests and answers, such as {@code web-chat}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidInput where there is no such channel */
    public static ContactChannel of(String field, String word) {
        return Stream.of(values())
                .filter(c -> c.word().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of(
                        field,
                        "crm.channel-not-known",
                        Stream.of(values()).map(ContactChannel::word).collect(Collectors.joining(", "))));
    }
}
