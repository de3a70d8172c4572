package io.shouwen.benchmarks;

import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.Person;
import io.shouwen.testing.runtime.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What one request of the running war did in the database, to be done again without the war. */
public final class CapturedRequest {

    private final List<StatementLog.Executed> statements;
    private final Instant made;
    private final List<String> unique;

    private CapturedRequest(List<StatementLog.Executed> statements, Instant made, List<String> unique) {
        this.statements = statements;
        this.made = made;
        this.unique = unique;
    }

    /** One transaction each time, of those statements that are wanted. */
    public interface Again {
        void once() throws SQLException;
    }

    public Again again(Connection connection, Predicate<String> wanted) throws SQLException {
        List<StatementLog.Executed> some =
                statements.stream().filter(s -> wanted.test(s.sql())).toList();
        return new Replay(connection, some, made, unique)::once;
    }

    public long count(Predicate<String> wanted) {
        return statements.stream().filter(s -> wanted.test(s.sql())).count();
    }

    /** Has PostgreSQL write down the statements of a request. */
    public static final class Recorder {

        private final StatementLog log;

        /** @param file that PostgreSQL can write */
        public Recorder(Path file) {
            log = new StatementLog(file);
        }

        /** What the database must be started with. */
        public Map<String, String> configuration() {
            return log.configuration();
        }

        /** For a customer who has just been registered. */
        public CapturedRequest acceptedWorkOrder(TestDatabase database) throws Exception {
            Caller caller = Caller.as(Person.almighty(Portal.STAFF));
            String customer = Benchmarks.require(
                            caller.post(
                                    "/api/crm/customers",
                                    Map.of("name", "王小明", "phone", "13900001234", "evenIfSimilar", true)),
                            201)
                    .text("id");
            // The first of its kind does what the others need not.
            Benchmarks.require(caller.post(Benchmarks.ACCEPT, Benchmarks.order(customer)), 201);
            try (Connection superuser = database.superuser()) {
                StatementLog.switchOn(superuser, true);
                long from = log.size();
                Instant before = Instant.now().minusMillis(5);
                Answer made = Benchmarks.require(caller.post(Benchmarks.ACCEPT, Benchmarks.order(customer)), 201);
                Thread.sleep(300); // until the log is written
                CapturedRequest captured = new CapturedRequest(
                        log.since(from),
                        before,
                        made.text("number") == null ? List.of() : List.of(made.text("number")));
                StatementLog.switchOn(superuser, false);
                return captured;
            }
        }
    }
}
