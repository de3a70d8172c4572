package io.shouwen.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Values that were entered somewhere, and where any of them can be read afterwards. */
final class Markers {

    private final Map<String, String> values = new LinkedHashMap<>();

    Markers add(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** Every row of every table as text, bytes as hexadecimal: {@code table: marker}. */
    Set<String> in(Connection database) throws SQLException {
        Set<String> found = new TreeSet<>();
        List<String> tables = new ArrayList<>();
        try (Statement query = database.createStatement();
                ResultSet row = query.executeQuery("""
                        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'm', 'p') and not c.relispartition and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                        """)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        for (String table : tables) {
            try (Statement query = database.createStatement();
                    ResultSet row = query.executeQuery("select t::text from " + table + " t")) {
                while (row.next()) {
                    find(row.getString(1)).forEach(marker -> found.add(table + ": " + marker));
                }
            }
        }
        if (tables.size() < 30) {
            throw new IllegalStateException("only " + tables.size() + " tables: looked at the wrong place");
        }
        return found;
    }

    /** Every file below the folder: {@code file: marker}. */
    Set<String> in(Path folder) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = read(file);
                find(new String(bytes, StandardCharsets.UTF_8)).forEach(m -> found.add(file.getFileName() + ": " + m));
                find(new String(bytes, StandardCharsets.UTF_16LE))
                        .forEach(m -> found.add(file.getFileName() + ": " + m));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            return new byte[0]; // a temporary file that was deleted meanwhile
        }
    }

    /** As it stands, in hexadecimal, and with blanks and dashes between its digits. */
    private List<String> find(String text) {
        String joined = null;
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, String> marker : values.entrySet()) {
            String value = marker.getValue();
            boolean there = text.contains(value)
                    || text.contains(HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)));
            if (!there && value.matches("[0-9X]+")) {
                joined = joined == null ? text.replaceAll("[\\s.-]", "") : joined;
                there = joined.contains(value);
            }
            if (there) {
                found.add(marker.getKey());
            }
        }
        return found;
    }
}
