package io.shouwen.privacy.log;

/** The stored log is not what was published before. Nothing more is published until somebody has looked into it. */
final class LogDamaged extends RuntimeException {

    private final String code;

    /** @param code of the alarm, such as {@code entry-changed} */
    LogDamaged(String code, String words) {
        super(words);
        this.code = code;
    }

    LogDamaged(String code, String words, Throwable cause) {
        super(words, cause);
        this.code = code;
    }

    String code() {
        return code;
    }
}
