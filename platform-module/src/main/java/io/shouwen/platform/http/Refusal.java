package io.shouwen.platform.http;

import java.util.Map;
import java.util.Set;

/**
 * Bad input or a broken expectation, told to the caller: the root of every named failure in the suite. At the API it
 * becomes problem+json, on a page a message. The message and arguments never hold personal data.
 *
 * <p>The text shown comes from the module's bundle, key {@code problem.<code>}, with the arguments by name.
 */
public abstract class Refusal extends RuntimeException {

    /** Which HTTP status tells it best. */
    public enum Kind {
        INVALID(400),
        FORBIDDEN(403),
        STEP_UP(401),
        UNKNOWN(404),
        TIMEOUT(408),
        CONFLICT(409),
        GONE(410),
        STALE(412),
        TOO_LARGE(413),
        UNPROCESSABLE(422),
        PRECONDITION_MISSING(428),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** Members of every problem: an argument by such a name would replace them with what the caller sent. */
    private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "instance", "fields");

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> arguments;

    /**
     * @param code stable, module first, such as {@code workorder.unknown-work-order}; ends the problem's {@code type}
     * @param detail English, for logs and as the last resort for people
     * @param arguments for the translated text and as members of the problem, under other names than the problem's own
     */
    protected Refusal(Kind kind, String code, String detail, Map<String, ?> arguments) {
        super(detail);
        this.kind = kind;
        this.code = code;
        this.arguments = Map.copyOf(arguments);
        if (arguments.keySet().stream().anyMatch(RESERVED::contains)) {
            throw new IllegalArgumentException(code + " has an argument by a name of the problem's own");
        }
    }

    protected Refusal(Kind kind, String code, String detail, Map<String, ?> arguments, Throwable cause) {
        this(kind, code, detail, arguments);
        initCause(cause);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> arguments() {
        return arguments == null ? Map.of() : arguments;
    }
}
