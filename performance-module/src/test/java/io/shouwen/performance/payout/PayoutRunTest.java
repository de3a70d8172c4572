package io.shouwen.performance.payout;

import static io.shouwen.performance.FactsOf.OCTOBER;
import static io.shouwen.performance.FactsOf.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.performance.FactsOf;
import io.shouwen.performance.score.Scheme;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.staff.StaffId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PayoutRunTest {

    private static final Scheme STANDARD = new Schemes().get("standard v1");
    private static final UUID ID = UUID.fromString("019a3c00-0000-7000-8000-000000000001");
    private static final StaffId PREPARER = new StaffId("1025");
    private static final StaffId APPROVER = new StaffId("1026");
    private static final StaffId PAYEE = new StaffId("1001");
    private static final Set<StaffId> PAYEES = Set.of(PAYEE);

    private static PayoutCalculation.Result content(FactsOf facts) {
        return new PayoutCalculation(ID, OCTOBER, STANDARD, "CN 2026.1", ZONE, facts.set(), Ledger.empty()).calculate();
    }

    private static PayoutCalculation.Result content() {
        return content(
                new FactsOf().role("2025-01-01", null, "intermediate", null).workingExample());
    }

    /** A run that went all the way to this state. */
    private static PayoutRun in(RunState state) {
        PayoutRun run = new PayoutRun(ID, OCTOBER, STANDARD, PREPARER);
        if (state == RunState.DISCARDED) {
            run.discard(PREPARER, DiscardReason.WRONG_MONTH);
        }
        List<Consumer<PayoutRun>> way = List.of(
                r -> r.calculated(content(), 1, PREPARER),
                r -> r.freeze(PREPARER),
                r -> r.startReview(PREPARER),
                r -> r.submit(PREPARER),
                r -> r.approve(APPROVER, hash(r), PAYEES),
                r -> r.lock(APPROVER, hash(r), PAYEES),
                PayoutRun::exported);
        for (int i = 0; i < way.size() && run.state() != state; i++) {
            way.get(i).accept(run);
        }
        assertThat(run.state()).isEqualTo(state);
        return run;
    }

    private static String hash(PayoutRun run) {
        return run.contentHash().orElseThrow();
    }

    private static void act(PayoutRun run, String act) {
        switch (act) {
            case "calculate" -> run.calculated(content(), 1, PREPARER);
            case "discard" -> run.discard(PREPARER, DiscardReason.WRONG_MONTH);
            case "freeze" -> run.freeze(PREPARER);
            case "review" -> run.startReview(PREPARER);
            case "submit" -> run.submit(PREPARER);
            case "approve" -> run.approve(APPROVER, run.contentHash().orElse(""), PAYEES);
            case "lock" -> run.lock(APPROVER, run.contentHash().orElse(""), PAYEES);
            case "export" -> run.exported();
            default -> throw new IllegalArgumentException(act);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, calculate discard",
        "CALCULATED, calculate discard freeze",
        "DISCARDED, ''",
        "FROZEN, calculate review",
        "IN_REVIEW, calculate submit",
        "SUBMITTED, calculate approve",
        "APPROVED, calculate lock",
        "LOCKED, export",
        "EXPORTED, export"
    })
    void allowsInEachStateOnlyWhatComesNext(RunState state, String allowed) {
        for (String act : List.of("calculate", "discard", "freeze", "review", "submit", "approve", "lock", "export")) {
            PayoutRun run = in(state);
            if (List.of(allowed.split(" ")).contains(act)) {
                assertThatCode(() -> act(run, act)).as(state + " " + act).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> act(run, act)).as(state + " " + act).isInstanceOf(NotPossibleForRun.class);
                assertThat(run.state()).isEqualTo(state);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"CALCULATED", "FROZEN", "IN_REVIEW", "SUBMITTED", "APPROVED"})
    void fallsBackToCalculatedAndVoidsTheApprovalWithAnyCalculation(RunState state) {
        PayoutRun run = in(state);
        run.calculated(content(), 1, PREPARER);
        assertThat(run.state()).isEqualTo(RunState.CALCULATED);
        assertThat(run.approver()).isEmpty();
    }

    @Test
    void refusesAnApprovalOfOtherContent() {
        assertThatThrownBy(() -> in(RunState.SUBMITTED).approve(APPROVER, "0".repeat(64), PAYEES))
                .isInstanceOf(ApprovalOfOtherContent.class);
        assertThatThrownBy(() -> in(RunState.SUBMITTED).approve(APPROVER, null, PAYEES))
                .isInstanceOf(ApprovalOfOtherContent.class);
    }

    @Test
    void refusesToLockWhatIsNotStoredAsApproved() {
        assertThatThrownBy(() -> in(RunState.APPROVED).lock(APPROVER, "0".repeat(64), PAYEES))
                .isInstanceOf(ApprovalOfOtherContent.class);
    }

    @Test
    void refusesApprovalAndLockByWhoPrepared() {
        PayoutRun submitted = in(RunState.SUBMITTED);
        assertThatThrownBy(() -> submitted.approve(PREPARER, hash(submitted), PAYEES))
                .isInstanceOf(NobodyApprovesTheirOwnRun.class);
        PayoutRun approved = in(RunState.APPROVED);
        assertThatThrownBy(() -> approved.lock(PREPARER, hash(approved), PAYEES))
                .isInstanceOf(NobodyApprovesTheirOwnRun.class);
    }

    @Test
    void refusesApprovalAndLockByWhoIsPaid() {
        PayoutRun submitted = in(RunState.SUBMITTED);
        assertThatThrownBy(() -> submitted.approve(PAYEE, hash(submitted), PAYEES))
                .isInstanceOf(NobodyApprovesTheirOwnPay.class);
        PayoutRun approved = in(RunState.APPROVED);
        assertThatThrownBy(() -> approved.lock(PAYEE, hash(approved), PAYEES))
                .isInstanceOf(NobodyApprovesTheirOwnPay.class);
    }

    @Test
    void remembersEverybodyWhoHadAHandInIt() {
        PayoutRun run = new PayoutRun(ID, OCTOBER, STANDARD, PREPARER);
        run.calculated(content(), 1, new StaffId("2001"));
        run.freeze(new StaffId("2002"));
        run.startReview(new StaffId("2003"));
        run.submit(new StaffId("2004"));
        for (String hand : List.of("1025", "2001", "2002", "2003", "2004")) {
            assertThatThrownBy(() -> run.approve(new StaffId(hand), hash(run), PAYEES))
                    .isInstanceOf(NobodyApprovesTheirOwnRun.class);
        }
        // A new calculation does not make them strangers to it.
        run.calculated(content(), 1, PREPARER);
        assertThat(run.preparers()).hasSize(5);
    }

    @Test
    void pinsWhatItsLinesRestOn() {
        PayoutRun run = in(RunState.CALCULATED);
        RunContent.Header header = run.header().orElseThrow();
        assertThat(header).isEqualTo(content().content().header());
        assertThat(new RunContent(header, content().content().lines()).hash()).isEqualTo(hash(run));
    }

    @Test
    void refusesTheContentOfAnotherRunOrScheme() {
        PayoutRun other = new PayoutRun(new UUID(7, 7), OCTOBER, STANDARD, PREPARER);
        assertThatThrownBy(() -> other.calculated(content(), 1, PREPARER)).isInstanceOf(IllegalArgumentException.class);
        PayoutRun three = new PayoutRun(ID, OCTOBER, new Schemes().get("three-dimensions v1"), PREPARER);
        assertThatThrownBy(() -> three.calculated(content(), 1, PREPARER)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void isLockedFromTheLockOn(RunState state) {
        assertThat(state.locked()).isEqualTo(state.compareTo(RunState.LOCKED) >= 0 && state != RunState.DISCARDED);
    }
}
