package io.shouwen.privacy.reveal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** The managed list of what a protected value may be read for (P13). */
@ApplicationScoped
public class Purposes {

    /** @param word what audit entries keep, such as {@code contact-customer} */
    public record Purpose(String word, String zh, String en) {
        public String label(Locale locale) {
            return locale.getLanguage().equals("en") ? en : zh;
        }
    }

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    /** Those in use, in the order of the list. */
    public List<Purpose> active() {
        return listed("select word, zh, en from privacy.purpose where active order by position, word");
    }

    /** Those no longer in use as well: old entries name them. */
    public List<Purpose> all() {
        return listed("select word, zh, en from privacy.purpose order by position, word");
    }

    private List<Purpose> listed(String sql) {
        List<Purpose> purposes = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                purposes.add(new Purpose(row.getString(1), row.getString(2), row.getString(3)));
            }
            return purposes;
        } catch (SQLException broken) {
            throw new IllegalStateException("the purposes cannot be read", broken);
        }
    }

    public boolean isActive(String word) {
        return word != null
                && active().stream().anyMatch(purpose -> purpose.word().equals(word));
    }
}
