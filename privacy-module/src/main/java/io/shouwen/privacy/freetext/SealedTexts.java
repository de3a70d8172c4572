package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.Masks;
import io.shouwen.privacy.vault.PersonId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The tables of sealed originals and of the numbers in them. */
@ApplicationScoped
class SealedTexts {

    /** @param field full name of the column */
    record Place(String field, UUID row) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Row(Place place, PersonId person, byte[] text, byte[] cards) {}

    record Number(Place place, PersonId person, FieldKind kind, BlindIndex index) {}

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    void replace(List<Place> places, List<Row> rows, List<Number> numbers) {
        try (Connection connection = database.getConnection()) {
            delete(connection, "privacy.sealed_text", places);
            delete(connection, "privacy.text_number", places);
            insertRows(connection, rows);
            insertNumbers(connection, numbers);
        } catch (SQLException broken) {
            throw new IllegalStateException("texts cannot be kept", broken);
        }
    }

    private static void delete(Connection connection, String table, List<Place> places) throws SQLException {
        String sql = "delete from " + table
                + " where (field, row_id) in (select * from unnest(?, ?) as place (field, row_id))";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "text", places.stream().map(Place::field).toArray()));
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", places.stream().map(Place::row).toArray()));
            delete.executeUpdate();
        }
    }

    private static void insertRows(Connection connection, List<Row> rows) throws SQLException {
        String sql = """
                insert into privacy.sealed_text (field, row_id, person, text_sealed, cards_sealed, mask_version)
                values (?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Row row : rows) {
                insert.setString(1, row.place().field());
                insert.setObject(2, row.place().row());
                insert.setObject(3, row.person().value());
                insert.setBytes(4, row.text());
                insert.setBytes(5, row.cards());
                insert.setInt(6, Masks.VERSION);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertNumbers(Connection connection, List<Number> numbers) throws SQLException {
        String sql = """
                insert into privacy.text_number (field, row_id, person, kind, number_index, number_index_version)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Number number : numbers) {
                insert.setString(1, number.place().field());
                insert.setObject(2, number.place().row());
                insert.setObject(3, number.person().value());
                insert.setString(4, number.kind().name());
                insert.setBytes(5, number.index().value());
                insert.setInt(6, number.index().version());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    Set<String> about(PersonId person) {
        String sql = "select field, row_id from privacy.sealed_text where person = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, person.value());
            Set<String> places = new HashSet<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    places.add(row.getString(1) + "/" + row.getString(2));
                }
            }
            return places;
        } catch (SQLException broken) {
            throw new IllegalStateException("kept texts cannot be looked up", broken);
        }
    }

    /** @param cards the original with cards, or the one without */
    Optional<byte[]> find(PersonId person, String field, UUID rowId, boolean cards) {
        String sql = "select " + (cards ? "cards_sealed" : "text_sealed")
                + " from privacy.sealed_text where field = ? and row_id = ? and person = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, field);
            query.setObject(2, rowId);
            query.setObject(3, person.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("a kept text cannot be read", broken);
        }
    }

    boolean mentions(PersonId person, FieldKind kind, List<BlindIndex> keys) {
        String sql = "select exists (select 1 from privacy.text_number"
                + " where person = ? and kind = ? and number_index = any (?))";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, person.value());
            query.setString(2, kind.name());
            query.setArray(3, hashes(connection, keys));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("numbers in texts cannot be looked up", broken);
        }
    }

    List<PersonId> mentioning(FieldKind kind, List<BlindIndex> keys, int limit) {
        String sql =
                "select distinct person from privacy.text_number where kind = ? and number_index = any (?) limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, kind.name());
            query.setArray(2, hashes(connection, keys));
            query.setInt(3, limit);
            List<PersonId> people = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    people.add(new PersonId(row.getObject(1, UUID.class)));
                }
            }
            return people;
        } catch (SQLException broken) {
            throw new IllegalStateException("numbers in texts cannot be looked up", broken);
        }
    }

    int forget(PersonId person) {
        try (Connection connection = database.getConnection();
                PreparedStatement numbers =
                        connection.prepareStatement("delete from privacy.text_number where person = ?");
                PreparedStatement texts =
                        connection.prepareStatement("delete from privacy.sealed_text where person = ?")) {
            numbers.setObject(1, person.value());
            numbers.executeUpdate();
            texts.setObject(1, person.value());
            return texts.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("a person's texts cannot be forgotten", broken);
        }
    }

    private static Array hashes(Connection connection, List<BlindIndex> keys) throws SQLException {
        return connection.createArrayOf(
                "bytea", keys.stream().map(BlindIndex::value).toArray(byte[][]::new));
    }
}
