package io.shouwen.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shouwen.privacy.log.AuditEvent;
import io.shouwen.privacy.log.AuditLog;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasure by destroyed keys, on a real PostgreSQL and a real ledger file; each {@code node()} is a restart. */
class DestroyingKeysTest {

    private static final ProtectedField PHONE = new ProtectedField("test", "person", "phone", FieldKind.PHONE);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);

    private static VaultDatabase database;

    @TempDir
    Path folder;

    private final PersonId person = new PersonId(UUID.randomUUID());
    private final List<Object> fired = new ArrayList<>();
    private final List<AuditEvent> audited = new ArrayList<>();
    private final TestTransactions transactions = new TestTransactions(database.source());

    @BeforeAll
    static void start() {
        database = new VaultDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.execute("set session_replication_role = replica; truncate privacy.data_key, privacy.index_key;"
                + " delete from privacy.destroyed_key; delete from privacy.partly_erased");
        new Node().replay(); // the first start
    }

    private final class Node {
        final Keys keys = new Keys(folder.resolve("keys.p12"), Optional.of("secret"), transactions);
        final DataKeys dataKeys;
        final SealingVault vault;
        final DestroyedKeys destroyed;

        Node() {
            this(false);
        }

        Node(boolean mayBeginAnew) {
            keys.open();
            dataKeys = new DataKeys(keys, transactions, transactions);
            vault = new SealingVault(keys, dataKeys, "AES-256-GCM");
            destroyed = new DestroyedKeys(
                    new ErasureLedger(folder.resolve("erasure.ledger"), keys.source()),
                    mayBeginAnew,
                    dataKeys,
                    new Heard(),
                    events(),
                    CLOCK,
                    transactions,
                    transactions);
        }

        void replay() {
            transactions.commit(destroyed::replay);
        }
    }

    @Test
    void makesEveryValueOfThePersonUnreadable() {
        Node node = new Node();
        byte[] sealed = seal(node);
        transactions.commit(() -> assertThat(node.destroyed.destroy(person)).isEqualTo(1));
        assertThatThrownBy(() -> node.vault.unseal(person, PHONE, sealed)).isInstanceOf(DataErased.class);
        assertThat(database.count("select count(*) from privacy.data_key")).isZero();
    }

    @Test
    void noCipherKeepsADestroyedKeyOnceThatHasCommitted() {
        Node node = new Node();
        seal(node);
        transactions.rollback(() -> node.dataKeys.forget(person));
        assertThat(CipherSuite.dropCiphers()).as("undone").isPositive();
        seal(node);
        transactions.commit(() -> node.dataKeys.forget(person)); // not the ledger, whose own key is used after
        assertThat(CipherSuite.dropCiphers()).isZero();
    }

    @Test
    void sealsNothingMoreForThePerson() {
        Node node = new Node();
        seal(node);
        transactions.commit(() -> {
            node.destroyed.destroy(person);
            assertThatThrownBy(() -> seal(node)).isInstanceOf(DataErased.class);
        });
        assertThatThrownBy(() -> seal(node)).isInstanceOf(DataErased.class);
        assertThatThrownBy(() -> seal(new Node())).isInstanceOf(DataErased.class);
        assertThatThrownBy(() -> node.vault.protectAll(
                        Map.of(person, Map.of(PHONE, "13512348888"), other(), Map.of(PHONE, "13512348888"))))
                .isInstanceOf(DataErased.class);
        assertThat(database.count("select count(*) from privacy.data_key where person = ?", person.value()))
                .isZero();
    }

    @Test
    void undoesItAllOnRollback() throws IOException {
        Node node = new Node();
        byte[] sealed = seal(node);
        transactions.rollback(() -> node.destroyed.destroy(person));
        assertThat(node.vault.unseal(person, PHONE, sealed).disclose()).isEqualTo("+8613512348888");
        seal(node);
        assertThat(ledger(node)).isEmpty();
    }

    @Test
    void destroysNothingOutsideATransaction() {
        Node node = new Node();
        assertThatThrownBy(() -> node.destroyed.destroy(person)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void mayBeAskedTwice() {
        Node node = new Node();
        seal(node);
        transactions.commit(() -> node.destroyed.destroy(person));
        transactions.commit(() -> assertThat(node.destroyed.destroy(person)).isZero());
        assertThat(ledger(node)).containsOnlyKeys(person);
    }

    /** Whoever makes the first key while the person is being erased waits, and is refused. */
    @Test
    void refusesAKeyThatIsBeingMadeMeanwhile() throws Exception {
        Node node = new Node();
        CountDownLatch destroyed = new CountDownLatch(1);
        CompletableFuture<Void> sealing = CompletableFuture.runAsync(() -> {
            try {
                destroyed.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            seal(node);
        });
        transactions.commit(() -> {
            node.destroyed.destroy(person);
            destroyed.countDown();
            awaitSomebodyWaiting();
        });
        assertThatThrownBy(() -> sealing.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(DataErased.class);
        assertThat(database.count("select count(*) from privacy.data_key")).isZero();
    }

    private static void awaitSomebodyWaiting() {
        await().until(() ->
                database.count("select count(*) from pg_locks where locktype = 'advisory' and not granted") > 0);
    }

    @Test
    void destroysAgainWhatARestoredKeyTableBringsBack() {
        Node node = new Node();
        byte[] sealed = seal(node);
        backUp();
        transactions.commit(() -> node.destroyed.destroy(person));
        restoreKeys();

        Node restarted = new Node();
        restarted.replay();
        assertThatThrownBy(() -> restarted.vault.unseal(person, PHONE, sealed)).isInstanceOf(DataErased.class);
        assertThat(fired).containsExactly(new ErasureReplayed(Set.of(person), Map.of()));
        assertThat(audited).extracting(AuditEvent::subject).containsExactly(person);
        assertThatThrownBy(() -> seal(restarted)).isInstanceOf(DataErased.class);
    }

    @Test
    void destroysAgainWhatAWholeRestoredDatabaseBringsBack() {
        Node node = new Node();
        byte[] sealed = seal(node);
        backUp();
        transactions.commit(() -> node.destroyed.destroy(person));
        restoreKeys();
        database.execute("set session_replication_role = replica; delete from privacy.destroyed_key");

        Node restarted = new Node();
        restarted.replay();
        assertThatThrownBy(() -> restarted.vault.unseal(person, PHONE, sealed)).isInstanceOf(DataErased.class);
        assertThat(database.count("select count(*) from privacy.destroyed_key where person = ?", person.value()))
                .isEqualTo(1);
        assertThat(fired).containsExactly(new ErasureReplayed(Set.of(person), Map.of()));
    }

    @Test
    void erasesAgainInPartWhoWasErasedInPart() {
        Node node = new Node();
        byte[] sealed = seal(node);
        transactions.commit(() -> node.destroyed.partlyErased(person, Set.of("workorder.orders", "crm.profile")));
        transactions.commit(() -> node.destroyed.partlyErased(person, Set.of("workorder.orders")));
        restorePartly();

        Node restarted = new Node();
        restarted.replay();
        assertThat(fired).containsExactly(new ErasureReplayed(Set.of(), Map.of(person, Set.of("workorder.orders"))));
        assertThat(restarted.vault.unseal(person, PHONE, sealed).disclose()).isEqualTo("+8613512348888");
        fired.clear();
        new Node().replay();
        assertThat(fired).as("once is enough").isEmpty();
    }

    @Test
    void erasesWhollyAgainWhoWasErasedInPartAndThenWholly() {
        Node node = new Node();
        seal(node);
        backUp();
        transactions.commit(() -> node.destroyed.partlyErased(person, Set.of("workorder.orders")));
        transactions.commit(() -> node.destroyed.destroy(person));
        restoreKeys();
        restorePartly();
        database.execute("set session_replication_role = replica; delete from privacy.destroyed_key");
        new Node().replay();
        assertThat(fired).containsExactly(new ErasureReplayed(Set.of(person), Map.of()));
    }

    @Test
    void remembersAnErasureInPartOnceAndOnlyWhatWasCommitted() {
        Node node = new Node();
        transactions.rollback(() -> node.destroyed.partlyErased(person, Set.of("crm.profile")));
        assertThat(partly(node)).isEmpty();
        for (int time = 0; time < 2; time++) {
            transactions.commit(() -> node.destroyed.partlyErased(person, Set.of("crm.profile")));
        }
        assertThat(database.count("select count(*) from privacy.partly_erased")).isEqualTo(1);
        assertThat(partly(node)).containsOnlyKeys(person);
        assertThatThrownBy(() -> node.destroyed.partlyErased(person, Set.of("crm.profile")))
                .isInstanceOf(IllegalStateException.class);
    }

    private Map<PersonId, ErasureLedger.Partly> partly(Node node) {
        return new ErasureLedger(folder.resolve("erasure.ledger"), node.keys.source())
                .read()
                .partly();
    }

    /** A backup from before. */
    private static void restorePartly() {
        database.execute("set session_replication_role = replica; delete from privacy.partly_erased");
    }

    @Test
    void writesWhatTheFileMissed() throws IOException {
        Node node = new Node();
        seal(node);
        Path aside = folder.resolve("aside");
        Files.move(folder.resolve("erasure.ledger"), aside);
        Files.createDirectory(folder.resolve("erasure.ledger"));
        transactions.commit(() -> node.destroyed.destroy(person));
        assertThat(node.destroyed.behind()).isTrue();
        Files.delete(folder.resolve("erasure.ledger"));
        Files.move(aside, folder.resolve("erasure.ledger"));
        node.destroyed.catchUp();
        assertThat(node.destroyed.behind()).isFalse();
        assertThat(ledger(node)).containsEntry(person, CLOCK.instant());
    }

    @Test
    void refusesDataWithoutALedgerUnlessToldToBeginAnew() throws IOException {
        Node node = new Node();
        seal(node);
        transactions.commit(() -> node.destroyed.destroy(person));
        Files.delete(folder.resolve("erasure.ledger"));

        Node restarted = new Node();
        assertThatThrownBy(restarted::replay).isInstanceOf(KeySourceFailure.Missing.class);
        assertThat(folder.resolve("erasure.ledger")).doesNotExist();

        new Node(true).replay();
        assertThat(ledger(node)).containsEntry(person, CLOCK.instant());
        assertThat(fired).isEmpty();
    }

    /** Nobody's keys are there yet, though another node has made the first index keys a moment ago. */
    @Test
    void beginsTheLedgerWhereThereAreNoPeople() throws IOException {
        Files.delete(folder.resolve("erasure.ledger"));
        Node node = new Node();
        node.replay();
        assertThat(ledger(node)).isEmpty();
    }

    @Test
    void noticesWhileItRunsThatTheLedgerHasGone() throws IOException {
        Node node = new Node();
        Files.delete(folder.resolve("erasure.ledger"));
        node.destroyed.catchUp();
        assertThat(node.destroyed.behind()).isTrue();
        assertThat(folder.resolve("erasure.ledger")).doesNotExist();
    }

    @Test
    void keepsTheTombstone() {
        Node node = new Node();
        transactions.commit(() -> node.destroyed.destroy(person));
        assertThatThrownBy(() -> database.execute("delete from privacy.destroyed_key"))
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> database.execute("update privacy.destroyed_key set at = now()"))
                .hasMessageContaining("only added to");
    }

    private byte[] seal(Node node) {
        return node.vault.protect(person, PHONE, "13512348888").sealed().orElseThrow();
    }

    private static PersonId other() {
        return new PersonId(UUID.randomUUID());
    }

    private Map<PersonId, Instant> ledger(Node node) {
        return new ErasureLedger(folder.resolve("erasure.ledger"), node.keys.source())
                .read()
                .destroyed();
    }

    private static void backUp() {
        database.execute("drop table if exists public.backup; create table public.backup as table privacy.data_key");
    }

    /** As pg_restore does it, without triggers. */
    private static void restoreKeys() {
        database.execute(
                "set session_replication_role = replica; insert into privacy.data_key select * from public.backup");
    }

    @SuppressWarnings("unchecked")
    private Event<ErasureReplayed> events() {
        return (Event<ErasureReplayed>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, args) -> fired.add(args[0]));
    }

    private final class Heard implements AuditLog {
        @Override
        public UUID record(AuditEvent event) {
            audited.add(event);
            return UUID.randomUUID();
        }

        @Override
        public UUID recordAtOnce(AuditEvent event) {
            return record(event);
        }
    }
}
