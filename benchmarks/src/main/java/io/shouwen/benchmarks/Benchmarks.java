package io.shouwen.benchmarks;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.shouwen.platform.access.Portal;
import io.shouwen.testing.Answer;
import io.shouwen.testing.Caller;
import io.shouwen.testing.Person;
import io.shouwen.testing.TestIssuer;
import io.shouwen.testing.runtime.FakeIssuer;
import io.shouwen.testing.runtime.MicroProcess;
import io.shouwen.testing.runtime.Settings;
import io.shouwen.testing.runtime.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One run, all figures: start-up time and memory of the war on stock Payara Micro; the masked list and the acceptance of a
 * work order by REST, beside a bare servlet on the same server and beside the same SQL by plain JDBC. It ends with an
 * error where a list is more than one query or touches a key.
 */
public final class Benchmarks {

    private static final int THREADS = 4;
    private static final int CUSTOMERS = 500;
    private static final Duration EACH =
            Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("SECONDS_EACH", "10")));
    private static final Duration WARM_UP = EACH.dividedBy(2).plusSeconds(1);
    private static final String LIST = "/api/crm/customers?limit=50";
    static final String ACCEPT = "/api/workorder/work-orders";

    private final List<String> report = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Person agent = Person.almighty(Portal.STAFF);
    private final Path webapp;
    private final Path folder;

    private Benchmarks(Path webapp, Path folder) {
        this.webapp = webapp;
        this.folder = folder;
    }

    /** @param arguments webapp's target folder, and one to work in */
    public static void main(String[] arguments) throws Exception {
        // Payara ends what is idle for half a minute: a call must not take up a connection that is just being ended.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        Path folder = Files.createTempDirectory(Path.of(arguments[1]).toAbsolutePath(), "run-");
        new Benchmarks(Path.of(arguments[0]).toAbsolutePath(), folder).run();
        System.exit(0); // the HTTP client's threads would linger
    }

    private void run() throws Exception {
        StatementLog log = new StatementLog(folder.resolve("postgres.log"));
        Files.setPosixFilePermissions(
                folder,
                java.nio.file.attribute.PosixFilePermissions.fromString(
                        "rwxrwxrwx")); // PostgreSQL runs as another user
        Path bare = bareWar();
        int port = MicroProcess.freePort();
        try (TestDatabase database = TestDatabase.start(log.configuration());
                FakeIssuer issuer = FakeIssuer.start()) {
            Files.createDirectories(folder.resolve("witness"));
            Map<String, String> settings = Settings.of("http://127.0.0.1:" + port, database, issuer, folder);
            settings.forEach(System::setProperty);
            tell("## Start-up and memory of the war on Payara Micro");
            tell("");
            tell("| start | ready after | resident memory |");
            tell("|---|---|---|");
            startAndStop("empty database, migrations included", bare, settings, port);
            startAndStop("migrated database", bare, settings, port);
            startAndStop(
                    "migrated database, C1 and SerialGC, 512 MB heap",
                    bare,
                    settings,
                    port,
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m");
            try (MicroProcess payara = start(bare, settings, port)) {
                measure(database, log, payara);
            }
        }
        Path file = Files.write(folder.getParent().resolve("figures.md"), report);
        System.out.println("\nkept in " + file);
    }

    private void measure(TestDatabase database, StatementLog log, MicroProcess payara) throws Exception {
        List<String> customers = register(CUSTOMERS);
        Instant beforeList;
        Instant before;
        List<StatementLog.Executed> list;
        List<StatementLog.Executed> accept;
        String number;
        try (Connection superuser = database.superuser()) {
            Caller caller = Caller.as(agent);
            require(caller.get(LIST), 200); // so that nothing is done for the first time
            require(caller.post(ACCEPT, order(customers.get(0))), 201);
            StatementLog.switchOn(superuser, true);
            long from = log.size();
            beforeList = Instant.now().minusMillis(5);
            int bytes = require(caller.get(LIST), 200).body().length();
            Thread.sleep(300);
            list = log.since(from);
            from = log.size();
            before = Instant.now().minusMillis(5);
            Answer made = require(caller.post(ACCEPT, order(customers.get(1))), 201);
            number = made.text("number");
            Thread.sleep(300);
            accept = log.since(from);
            StatementLog.switchOn(superuser, false);
            prove(list, superuser);

            Map<String, Long> keysBefore = settled(superuser);
            Load.Figures listed = rest("GET", payara.base() + LIST, () -> null, 200);
            Map<String, Long> keysAfter = settled(superuser);
            Load.Figures bareGet = rest("GET", payara.base() + "/bare/answer?bytes=" + bytes, () -> null, 200);
            Load.Figures listSql = jdbc(database, list, beforeList, List.of());
            Load.Figures accepted = rest(
                    "POST",
                    payara.base() + ACCEPT,
                    () -> order(customers.get((int) (Math.random() * customers.size()))),
                    201);
            Load.Figures barePost = rest(
                    "POST",
                    payara.base() + "/bare/answer?bytes=" + made.body().length(),
                    () -> order(customers.get(0)),
                    201);
            Load.Figures acceptSql = jdbc(database, accept, before, number == null ? List.of() : List.of(number));

            tell("");
            tell("## Throughput, " + THREADS + " threads in a closed loop, "
                    + EACH.toSeconds() + " s each, load and server and database on "
                    + Runtime.getRuntime().availableProcessors() + " processors");
            tell("");
            tell("| what | per second | median | 99 % | beside it |");
            tell("|---|---|---|---|---|");
            line("masked list of 50 of " + CUSTOMERS + ", by REST", listed, listed);
            line("the same bytes from a bare servlet", bareGet, listed);
            line("the same SQL (session check, audit entry, query) by JDBC", listSql, listed);
            line("work order accepted, by REST", accepted, accepted);
            line("the same bytes to and from a bare servlet", barePost, accepted);
            line("the same SQL (" + accept.size() + " statements) by JDBC", acceptSql, accepted);
            tell("");
            tell("A list is one query, its audit entry and the check for ended sessions. Reads of key tables during "
                    + listed.calls() + " lists: "
                    + difference(keysBefore, keysAfter) + ". Resident memory after the load: "
                    + memory(payara.pid()) + " MB.");
            if (difference(keysBefore, keysAfter) > 0) {
                throw new IllegalStateException("listing read keys: " + keysBefore + " became " + keysAfter);
            }
        }
    }

    /**
     * A list is one query that knows of no key, after the entry that tells who looked (P5). Besides, signing in asks
     * whether the session was ended elsewhere.
     */
    private static void prove(List<StatementLog.Executed> list, Connection superuser) throws SQLException {
        List<String> all = list.stream().map(StatementLog.Executed::sql).toList();
        List<String> queries = all.stream()
                .filter(sql -> !sql.contains("audit.entry") && !sql.contains("platform.ended_session"))
                .toList();
        if (queries.size() != 1 || all.size() != 3) {
            throw new IllegalStateException("the list is " + all.size() + " statements: " + all);
        }
        String sql = queries.get(0);
        if (sql.contains("privacy.") || sql.contains("_sealed")) {
            throw new IllegalStateException("the list asks for more than masks: " + sql);
        }
        keyReads(superuser);
    }

    /** PostgreSQL's sessions report their counts late, up to a second after the act: waits until they stand still. */
    private static Map<String, Long> settled(Connection superuser) throws SQLException, InterruptedException {
        Map<String, Long> before = keyReads(superuser);
        for (int tries = 0; tries < 20; tries++) {
            Thread.sleep(2_000);
            Map<String, Long> now = keyReads(superuser);
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("reads of key tables do not come to rest: " + before);
    }

    /** How often each table that holds keys was read, by PostgreSQL's own statistics. */
    private static Map<String, Long> keyReads(Connection superuser) throws SQLException {
        Map<String, Long> reads = new TreeMap<>();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT relname, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) FROM pg_stat_user_tables"
                                + " WHERE schemaname = 'privacy' AND relname LIKE '%key%'")) {
            while (rows.next()) {
                reads.put(rows.getString(1), rows.getLong(2));
            }
        }
        if (reads.isEmpty()) {
            throw new IllegalStateException(
                    "no table of schema privacy is named after keys: this proof looks at nothing");
        }
        return reads;
    }

    private static long difference(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .mapToLong(e -> e.getValue() - before.getOrDefault(e.getKey(), 0L))
                .sum();
    }

    private List<String> register(int count) {
        Caller caller = Caller.as(agent);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> customer = new LinkedHashMap<>();
            customer.put("name", "王" + (char) ('一' + i * 7 % 5000) + (char) ('一' + i * 13 % 5000));
            customer.put("phone", String.format(Locale.ROOT, "1990000%04d", i));
            customer.put("email", "customer" + i + "@example.com");
            customer.put("tags", List.of("benchmark"));
            customer.put("evenIfSimilar", true);
            ids.add(require(caller.post("/api/crm/customers", customer), 201).text("id"));
        }
        return ids;
    }

    static Map<String, Object> order(String customer) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("customer", customer);
        order.put("channel", "phone");
        order.put("type", "consultation");
        order.put("priority", "normal");
        order.put("description", "想知道课程什么时候开始，需要带什么材料。");
        return order;
    }

    private Load.Figures rest(String verb, String address, Supplier<Map<String, Object>> body, int expected)
            throws Exception {
        Instant begun = Instant.now();
        String[] token = {TestIssuer.bearer(agent)};
        if (EACH.plus(WARM_UP).compareTo(Duration.ofMinutes(4)) > 0) {
            throw new IllegalArgumentException("a token lives five minutes; measured since " + begun);
        }
        return Load.measure(THREADS, WARM_UP, EACH, thread -> () -> {
            Map<String, Object> json = body.get();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                    .header("Authorization", "Bearer " + token[0])
                    .header("Content-Type", "application/json")
                    .method(
                            verb,
                            json == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSONObjectUtils.toJSONString(json)));
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(answer.statusCode() + " from " + address + ": " + answer.body());
            }
        });
    }

    private Load.Figures jdbc(
            TestDatabase database, List<StatementLog.Executed> statements, Instant made, List<String> unique)
            throws Exception {
        List<Connection> connections = new ArrayList<>();
        try {
            return Load.measure(THREADS, WARM_UP, EACH, thread -> {
                Connection connection = database.asApplication();
                connections.add(connection);
                return new Replay(connection, statements, made, unique);
            });
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private void startAndStop(String what, Path bare, Map<String, String> settings, int port, String... options)
            throws IOException {
        try (MicroProcess payara = start(bare, settings, port, options)) {
            require(Caller.as(agent).get(LIST), 200);
            tell("| " + what + " | " + payara.startTook().toMillis() + " ms | " + memory(payara.pid()) + " MB |");
        }
    }

    private MicroProcess start(Path bare, Map<String, String> settings, int port, String... options) {
        return MicroProcess.start(
                webapp.resolve("payara-micro.jar"),
                webapp.resolve("shouwen.war"),
                List.of(bare),
                folder.resolve("payara"),
                port,
                settings,
                options);
    }

    private Path bareWar() throws IOException {
        Path war = folder.resolve("bare.war");
        String name = BareServlet.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(out);
                InputStream in = BareServlet.class.getClassLoader().getResourceAsStream(name)) {
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + name));
            in.transferTo(zip);
        }
        return war;
    }

    private static long memory(long pid) throws IOException {
        Optional<String> line = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(l -> l.startsWith("VmRSS:"))
                .findFirst();
        return Long.parseLong(line.orElseThrow().replaceAll("\\D", "")) / 1024;
    }

    private void line(String what, Load.Figures figures, Load.Figures ours) {
        tell(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f ms | %.1f ms | %s |",
                what,
                figures.perSecond(),
                figures.median() / 1000.0,
                figures.p99() / 1000.0,
                figures == ours
                        ? ""
                        : String.format(Locale.ROOT, "%.1f times ours", figures.perSecond() / ours.perSecond())));
    }

    private void tell(String text) {
        System.out.println(text);
        report.add(text);
    }

    static Answer require(Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException("expected " + status + ", not " + answer);
        }
        return answer;
    }
}
