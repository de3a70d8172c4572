package io.shouwen.platform.database;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The month partitions of every table that has them (ADR 3). */
final class Partitions {

    /** The job runs daily; so long may it fail, or nothing run at all, before rows go to a default partition. */
    private static final int MONTHS_AHEAD = 3;

    private final Connection connection;

    Partitions(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes those that are missing, each by itself: one that cannot be made keeps no other from being made.
     *
     * @param from in the first month
     * @param today three months before the last
     * @return those that could not be made, such as {@code audit.entry_2026_11}
     */
    List<String> keep(LocalDate from, LocalDate today) throws SQLException {
        Date first = Date.valueOf(from);
        Date last = Date.valueOf(today.plusMonths(MONTHS_AHEAD));
        try (PreparedStatement keep = connection.prepareStatement("SELECT platform.keep_partitions(?, ?)")) {
            keep.setDate(1, first);
            keep.setDate(2, last);
            keep.execute();
        }
        List<String> missing = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement("SELECT * FROM platform.missing_partitions(?, ?)")) {
            ask.setDate(1, first);
            ask.setDate(2, last);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    missing.add(row.getString(1));
                }
            }
        }
        return missing;
    }
}
