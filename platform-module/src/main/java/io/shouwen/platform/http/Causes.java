package io.shouwen.platform.http;

import java.sql.SQLException;
import java.util.Optional;

/** Looks behind the container's wrappers, and tells a failure to the log without the personal data its message may hold. */
public final class Causes {

    private Causes() {}

    /** The first of this kind among the failure and what caused it. */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
            if (kind.isInstance(t)) {
                return Optional.of(kind.cast(t));
            }
        }
        return Optional.empty();
    }

    /** Types, SQL states and code positions, never messages: a driver's message may quote a row. */
    public static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 12; t = t.getCause(), depth++) {
            text.append(depth == 0 ? "" : "\n caused by ").append(t.getClass().getName());
            if (t instanceof SQLException sql) {
                text.append(" SQLState ").append(sql.getSQLState());
            }
            if (t instanceof Refusal refusal) {
                text.append(' ').append(refusal.code());
            }
            int shown = 0;
            for (StackTraceElement frame : t.getStackTrace()) {
                if (shown < 4 || frame.getClassName().startsWith("io.shouwen.") && shown < 12) {
                    text.append("\n  at ").append(frame);
                    shown++;
                }
            }
        }
        return text.toString();
    }
}
