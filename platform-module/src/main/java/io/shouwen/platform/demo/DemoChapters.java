package io.shouwen.platform.demo;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which chapters have been told, so that none is told twice. */
@ApplicationScoped
class DemoChapters {

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    /** Tells it unless it has been told; all of it or nothing. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean tell(String chapter, Runnable telling) {
        boolean first = claim(chapter);
        if (first) {
            telling.run();
        }
        return first;
    }

    private boolean claim(String chapter) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO platform.demo_chapter (name) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, chapter);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot note a demo chapter", e);
        }
    }
}
