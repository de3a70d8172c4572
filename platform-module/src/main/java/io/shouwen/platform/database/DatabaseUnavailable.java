package io.shouwen.platform.database;

import io.shouwen.platform.http.Refusal;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL cannot be reached, starts or stops, or gives no more connections: nothing can be read or kept now. */
public final class DatabaseUnavailable extends Refusal {

    /** Stopped by an operator, after a crash, still starting, too many connections. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300");

    private static final int DEEPEST = 20;

    private DatabaseUnavailable(Throwable cause) {
        super(Kind.UNAVAILABLE, "platform.database-unavailable", "the database cannot be reached", Map.of(), cause);
    }

    /** What the failure amounts to, where that is why it came about. */
    public static Optional<Refusal> in(Throwable failure) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < DEEPEST; t = t.getCause(), depth++) {
            if (t instanceof SQLException sql && isAway(sql.getSQLState()) || t instanceof ResourceException) {
                return Optional.of(new DatabaseUnavailable(failure));
            }
        }
        return Optional.empty();
    }

    /** Class 08: connection exceptions. */
    private static boolean isAway(String state) {
        return state != null && (state.startsWith("08") || AWAY.contains(state));
    }
}
