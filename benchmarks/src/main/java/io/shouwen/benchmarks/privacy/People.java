package io.shouwen.benchmarks.privacy;

import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.Vault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Very many customers, twice: in {@code crm.customer} as the application stores them, and in {@code plain.customer} with
 * clear text in place of ciphertext, mask and index, and the same indexes on it. Those who are searched for have the
 * index that the vault makes; the others have other bytes of the same length.
 */
final class People {

    private static final int SEARCHED = 2_000;

    /** @param phone as it is stored in clear */
    record Searched(UUID id, String phone) {}

    private final int count;

    People(int count) {
        this.count = count;
    }

    private static final String PLAIN = """
            create schema plain;
            create table plain.customer (
                id uuid primary key, number text not null unique, name text not null, phone text, email text,
                id_card text, card text, address text, preferred_channel text, processing_limit text,
                created_at timestamptz not null, created_by text not null,
                updated_at timestamptz not null, updated_by text not null, version bigint not null);
            insert into plain.customer (id, number, name, phone, email, id_card, card, address, preferred_channel,
                created_at, created_by, updated_at, updated_by, version)
            select (lpad(to_hex(1700000000000 + i * 1000::bigint), 12, '0') || '7' || lpad(to_hex(i % 4096), 3, '0')
                        || '8' || left(md5(i::text), 15))::uuid,
                'B' || lpad(i::text, 10, '0'), '王' || chr(19968 + i % 5000) || chr(19968 + i % 4999),
                '+86199' || lpad(i::text, 8, '0'), 'customer' || i || '@example.com',
                '330106' || lpad(i::text, 12, '0'), '622848' || lpad(i::text, 10, '0'), '浙江省杭州市西湖区文三路' || i || '号',
                'PHONE', to_timestamp(1700000000 + i), 'staff', to_timestamp(1700000000 + i), 'staff', 1
            from generate_series(1, COUNT) i;
            create unique index on plain.customer (id_card);
            create index on plain.customer (phone);
            create index on plain.customer (email);
            create index on plain.customer (card);
            create index on plain.customer (created_at, id);
            create index on plain.customer (name text_pattern_ops, id);
            """;

    // Lengths as the vault makes them: 34 bytes around each ciphertext, 32 for an index.
    private static final String PROTECTED = """
            create function plain.bytes(seed text, length int) returns bytea language sql immutable as
                $$ select substring(sha256(seed::bytea) || sha256(('2' || seed)::bytea) || sha256(('3' || seed)::bytea)
                    for length) $$;
            insert into crm.customer (id, number, name_sealed, name_mask, phone_sealed, phone_mask, phone_index,
                phone_index_version, email_sealed, email_mask, email_index, email_index_version, id_card_index,
                id_card_index_version, card_sealed, card_mask, card_index, card_index_version, address_sealed,
                address_mask, preferred_channel, created_at, created_by, updated_at, updated_by, version)
            select id, number, plain.bytes('n' || id, 34 + octet_length(name)), left(name, 1) || '**',
                plain.bytes('p' || id, 34 + octet_length(phone)), '199****' || right(phone, 4),
                sha256(phone::bytea), 1,
                plain.bytes('e' || id, 34 + octet_length(email)), left(email, 1) || '***@example.com',
                sha256(email::bytea), 1, sha256(id_card::bytea), 1,
                plain.bytes('c' || id, 34 + octet_length(card)), '**** **** **** ' || right(card, 4),
                sha256(card::bytea), 1,
                plain.bytes('a' || id, 34 + octet_length(address)), '浙江省杭州市***',
                preferred_channel, created_at, created_by, updated_at, updated_by, version
            from plain.customer;
            insert into crm.customer_tag (customer_id, tag, origin)
            select id, 'tag' || right(number, 1), 'PERSON' from plain.customer where right(number, 1) < '5';
            """;

    List<Searched> load(Connection superuser, Vault vault) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            List<String> indexes = dropIndexes(statement);
            statement.execute(PLAIN.replace("COUNT", Integer.toString(count)));
            statement.execute(PROTECTED);
            List<Searched> searched = searched(statement);
            index(superuser, vault, searched);
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("grant usage on schema plain to shouwen_app");
            statement.execute("grant select on plain.customer to shouwen_app");
            statement.execute("vacuum analyze plain.customer");
            statement.execute("vacuum analyze crm.customer");
            statement.execute("vacuum analyze crm.customer_tag");
            statement.execute("checkpoint");
            return searched;
        }
    }

    /** They are quicker made at the end. */
    private static List<String> dropIndexes(Statement statement) throws SQLException {
        List<String> definitions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select i.indexname, i.indexdef from pg_indexes i
                where schemaname = 'crm' and tablename = 'customer'
                    and not exists (select 1 from pg_constraint c where c.conname = i.indexname)
                """)) {
            while (row.next()) {
                names.add(row.getString(1));
                definitions.add(row.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("drop index crm." + name);
        }
        return definitions;
    }

    private List<Searched> searched(Statement statement) throws SQLException {
        List<Searched> searched = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "select id, phone from plain.customer order by md5(number) limit " + Math.min(SEARCHED, count))) {
            while (row.next()) {
                searched.add(new Searched(row.getObject(1, UUID.class), row.getString(2)));
            }
        }
        return searched;
    }

    private static void index(Connection superuser, Vault vault, List<Searched> searched) throws SQLException {
        String sql = "update crm.customer set phone_index = ?, phone_index_version = ? where id = ?";
        try (PreparedStatement update = superuser.prepareStatement(sql)) {
            for (Searched person : searched) {
                BlindIndex index =
                        vault.searchKeys(FieldKind.PHONE, person.phone()).get(0);
                update.setBytes(1, index.value());
                update.setInt(2, index.version());
                update.setObject(3, person.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
