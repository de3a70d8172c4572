package io.shouwen.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL itself says that one request executed: its own statement log. */
final class StatementLog {

    /**
     * @param sql with {@code $1} for parameters
     * @param parameters as SQL literals, in order
     */
    record Executed(String sql, List<String> parameters) {

        boolean housekeeping() {
            String start = sql.strip().toUpperCase(java.util.Locale.ROOT);
            return start.startsWith("BEGIN")
                    || start.startsWith("COMMIT")
                    || start.startsWith("ROLLBACK")
                    || start.startsWith("SET ")
                    || start.startsWith("SHOW ")
                    || start.startsWith("RESET ")
                    || start.equals("SELECT 1");
        }
    }

    private static final Pattern LINE = Pattern.compile("^(\\d+)\\|([^|]*)\\|(\\w+):  (.*)$");
    private static final Pattern EXECUTE = Pattern.compile("^(?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = ('(?:[^']|'')*'|NULL)");

    /** The audit log's sequencer and witness, which work beside the requests twice a second. */
    private static final Pattern SEQUENCER = Pattern.compile("audit\\.(checkpoint|leaf|tile|witnessed|alarm)");

    private final Path file;

    StatementLog(Path file) {
        this.file = file;
    }

    /** What the database must be started with. */
    Map<String, String> configuration() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("logging_collector", "on");
        lines.put("log_directory", "'" + file.getParent() + "'");
        lines.put("log_filename", "'" + file.getFileName() + "'");
        lines.put("log_rotation_age", "0");
        lines.put("log_rotation_size", "0");
        lines.put("log_line_prefix", "'%p|%a|'");
        return lines;
    }

    static void switchOn(Connection superuser, boolean on) throws SQLException, InterruptedException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("ALTER SYSTEM SET log_statement = '" + (on ? "all" : "none") + "'");
            statement.execute("SELECT pg_reload_conf()");
        }
        Thread.sleep(1000);
    }

    long size() throws IOException {
        return Files.size(file);
    }

    /** The statements of the application's own requests since then; not its jobs', which run all the time. */
    List<Executed> since(long position) throws IOException {
        byte[] all = Files.readAllBytes(file);
        String text = new String(all, (int) position, (int) (all.length - position), StandardCharsets.UTF_8);
        List<String[]> entries = new ArrayList<>();
        for (String line : text.split("\n")) {
            Matcher start = LINE.matcher(line);
            if (start.matches()) {
                entries.add(new String[] {start.group(1), start.group(2), start.group(3), start.group(4)});
            } else if (!entries.isEmpty()) {
                entries.get(entries.size() - 1)[3] += "\n" + line;
            }
        }
        List<Executed> executed = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String[] entry = entries.get(i);
            Matcher execute = EXECUTE.matcher(entry[3]);
            if (!entry[1].equals("shouwen") || !entry[2].equals("LOG") || !execute.matches()) {
                continue;
            }
            List<String> parameters = new ArrayList<>();
            if (i + 1 < entries.size()
                    && entries.get(i + 1)[0].equals(entry[0])
                    && entries.get(i + 1)[2].equals("DETAIL")) {
                Matcher parameter = PARAMETER.matcher(entries.get(i + 1)[3]);
                while (parameter.find()) {
                    parameters.add(parameter.group(1));
                }
            }
            executed.add(new Executed(execute.group(1), parameters));
        }
        return executed.stream()
                .filter(e -> !e.housekeeping() && !SEQUENCER.matcher(e.sql()).find())
                .toList();
    }
}
