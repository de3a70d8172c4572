package io.shouwen.benchmarks.privacy;

import io.shouwen.crm.customer.CustomerLists;
import io.shouwen.crm.customer.CustomerQueries;
import io.shouwen.crm.customer.CustomerRow;
import io.shouwen.privacy.vault.BlindIndex;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.InstalledVault;
import io.shouwen.privacy.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** One customer found by phone, and lists of 50, among very many: the application's own statements on both tables. */
final class Finding {

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final int PAGE = 50;

    private final Installation installation;
    private final int count;

    Finding(Installation installation, int count) {
        this.installation = installation;
        this.count = count;
    }

    void measure(Report report) throws Exception {
        try (Connection superuser = installation.database().superuser();
                Connection one = installation.database().asApplication();
                Connection other = installation.database().asApplication()) {
            Vault vault = InstalledVault.open(
                    installation.keyFile(),
                    installation.keyPassword(),
                    OneConnection.over(superuser, UnaryOperator.identity()));
            List<People.Searched> people = new People(count).load(superuser, vault);
            CustomerQueries ours = queries(one, UnaryOperator.identity());
            CustomerQueries plain = queries(other, Finding::onPlainTable);
            search(report, vault, people, ours, plain);
            list(report, "first page of a list of 50 of %,d", List.of(), ours, plain);
            list(report, "pages of 50 anywhere among %,d", people, ours, plain);
        }
    }

    private static CustomerQueries queries(Connection connection, UnaryOperator<String> wording)
            throws IllegalAccessException {
        return new CustomerQueries(OneConnection.inject(new CustomerLists(), OneConnection.over(connection, wording)));
    }

    private static String onPlainTable(String sql) {
        return sql.replace("crm.customer c", "plain.customer c")
                .replace("_mask", "")
                .replace("_index", "");
    }

    private void search(
            Report report, Vault vault, List<People.Searched> people, CustomerQueries ours, CustomerQueries plain)
            throws Exception {
        int[] turn = new int[2];
        TakingTurns.Times times = TakingTurns.measure(
                () -> {
                    People.Searched person = people.get(turn[0]++ % people.size());
                    String typed = person.phone().substring("+86".length());
                    require(
                            person,
                            ours.withPhone(vault.searchKeys(FieldKind.PHONE, typed).stream()
                                    .map(BlindIndex::value)
                                    .toList()));
                },
                () -> {
                    People.Searched person = people.get(turn[1]++ % people.size());
                    require(person, plain.withPhone(List.of(person.phone().getBytes(StandardCharsets.UTF_8))));
                },
                WARM_UP,
                MEASURED);
        report.row(
                String.format(Locale.ROOT, "customer found by phone among %,d", count),
                micros(times.ours()),
                "clear text in an indexed column " + micros(times.floor()),
                times.ratio(),
                Goal.atMost(1.5, "× time"));
    }

    /** @param after pages begin after each of them in turn; at the beginning, where there are none */
    private void list(
            Report report, String what, List<People.Searched> after, CustomerQueries ours, CustomerQueries plain)
            throws Exception {
        int[] turn = new int[2];
        TakingTurns.Times times = TakingTurns.measure(
                () -> requirePage(ours.page(next(after, turn, 0), PAGE)),
                () -> requirePage(plain.page(next(after, turn, 1), PAGE)),
                WARM_UP,
                MEASURED);
        report.row(
                String.format(Locale.ROOT, what, count),
                micros(times.ours()),
                "the same list of clear text " + micros(times.floor()),
                times.ratio(),
                Goal.atMost(1.1, "× time"));
    }

    private static UUID next(List<People.Searched> people, int[] turn, int which) {
        return people.isEmpty()
                ? null
                : people.get(turn[which]++ % people.size()).id();
    }

    private static void require(People.Searched person, List<CustomerRow> found) {
        if (found.size() != 1 || !found.get(0).id().value().equals(person.id())) {
            throw new IllegalStateException("found " + found.size() + " customers instead of the one");
        }
    }

    private static void requirePage(List<CustomerRow> page) {
        if (page.isEmpty()) {
            throw new IllegalStateException("an empty page");
        }
    }

    private static String micros(double micros) {
        return String.format(Locale.ROOT, "%.0f µs", micros);
    }
}
