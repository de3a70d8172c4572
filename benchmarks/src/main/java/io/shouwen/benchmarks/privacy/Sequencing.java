package io.shouwen.benchmarks.privacy;

import io.shouwen.privacy.log.CatchingUp;
import io.shouwen.privacy.log.tree.NoteSigner;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sequencer after a stop, with very many entries recorded meanwhile, beside PostgreSQL alone: the same rows with their
 * hashes into an equal table, by one statement, without a tree, a check or a signature.
 */
final class Sequencing {

    private static final int ENTRIES = 300_000;
    private static final int ROUNDS = 3;

    private static final String RECORD = """
            truncate audit.entry, audit.leaf, audit.tile, audit.checkpoint, audit.witnessed;
            insert into audit.entry (id, leaf)
            select id, format('{"action":"crm.customer.read","actor":"staff-%s","at":"2026-11-22T00:00:00.000Z","fields":'
                || '["phone"],"id":"%s","object":"crm.customer/%s","outcome":"done","portal":"staff","purpose":'
                || '"contact-customer","session":"%s","subject":"%s","v":1}', i % 100, id, id, md5(i::text), id)
            from (select i, (lpad(to_hex((extract(epoch from now()) * 1000)::bigint + i / 16), 12, '0') || '7'
                || lpad(to_hex(i % 4096), 3, '0') || '8' || left(md5(i::text), 15))::uuid as id
                from generate_series(1, COUNT) i) entries;
            """;

    private static final String FLOOR = """
            create schema if not exists plain;
            drop table if exists plain.leaf;
            create table plain.leaf (index bigint primary key, entry_id uuid not null unique, hash bytea not null,
                sequenced_at timestamptz not null);
            insert into plain.leaf
            select row_number() over (order by id) - 1, id, sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')), now()
            from audit.entry;
            """;

    private Sequencing() {}

    static void measure(Installation installation, Report report) throws Exception {
        NoteSigner signer = LogFolders.signer();
        List<Double> ours = new ArrayList<>();
        List<Double> floor = new ArrayList<>();
        try (Connection superuser = installation.database().superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(RECORD.replace("COUNT", Integer.toString(ENTRIES)));
            statement.execute("vacuum analyze audit.entry");
            for (int round = 0; round < ROUNDS; round++) {
                statement.execute("truncate audit.leaf, audit.tile, audit.checkpoint, audit.witnessed");
                statement.execute("checkpoint");
                ours.add(perSecond(() -> {
                    if (CatchingUp.all(superuser, signer) != ENTRIES) {
                        throw new IllegalStateException("entries are missing in the tree");
                    }
                }));
                statement.execute("checkpoint");
                floor.add(perSecond(() -> statement.execute(FLOOR)));
            }
        }
        report.row(
                String.format(Locale.ROOT, "%,d recorded entries sequenced, one by one hashed and signed for", ENTRIES),
                Goal.figure(Medians.of(ours)) + "/s",
                "PostgreSQL alone " + Goal.figure(Medians.of(floor)) + "/s",
                Medians.of(ours),
                Goal.atLeast(20_000, "/s"));
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static double perSecond(Work work) throws SQLException {
        long begun = System.nanoTime();
        work.run();
        return ENTRIES / ((System.nanoTime() - begun) / 1e9);
    }
}
