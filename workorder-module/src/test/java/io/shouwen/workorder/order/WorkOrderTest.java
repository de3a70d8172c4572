package io.shouwen.workorder.order;

import static io.shouwen.workorder.order.WorkOrderFixture.CLOCKWORK;
import static io.shouwen.workorder.order.WorkOrderFixture.HANDLER;
import static io.shouwen.workorder.order.WorkOrderFixture.INSPECTOR;
import static io.shouwen.workorder.order.WorkOrderFixture.OTHER_AGENT;
import static io.shouwen.workorder.order.WorkOrderFixture.OTHER_HANDLER;
import static io.shouwen.workorder.order.WorkOrderFixture.OWNER;
import static io.shouwen.workorder.order.WorkOrderFixture.START;
import static io.shouwen.workorder.order.WorkOrderFixture.SUPERVISOR;
import static io.shouwen.workorder.order.WorkOrderFixture.analysis;
import static io.shouwen.workorder.order.WorkOrderFixture.at;
import static io.shouwen.workorder.order.WorkOrderFixture.hours;
import static io.shouwen.workorder.order.WorkOrderFixture.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.clock.ClockKind;
import io.shouwen.workorder.clock.WorkClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkOrderTest {

    @Test
    void goesFromTheFirstContactToItsEnd() {
        WorkOrder order = in(WorkOrderState.CLOSED);
        assertThat(order.takeUnsaved())
                .extracting(HistoryEntry::act)
                .containsExactly(Act.ACCEPT, Act.ANALYSE, Act.DISPATCH, Act.TAKE_UP, Act.SOLVE, Act.CONFIRM, Act.CLOSE);
        assertThat(order.owner()).isEqualTo(OWNER.id());
        assertThat(order.solvedBy()).contains(HANDLER.id());
        assertThat(order.handlingMinutes()).contains(60L);
        assertThat(order.responseSeconds()).contains(60L);
        assertThat(order.respondedInTime()).contains(true);
        assertThat(order.dueAt()).isEmpty();
        assertThat(order.isOpen()).isFalse();
    }

    @Test
    void isSolvedByItsOwnerWithoutAnyDepartment() {
        WorkOrder order = in(WorkOrderState.ANALYSED);
        order.solve("当场答复", OWNER, CLOCKWORK, hours(0.2));
        order.confirm(true, null, OWNER, CLOCKWORK, hours(0.3));
        order.close("满意", OWNER, CLOCKWORK, hours(0.4));
        assertThat(order.state()).isEqualTo(WorkOrderState.CLOSED);
        assertThat(order.feedback()).contains("满意");
    }

    static Stream<Arguments> everyActInEveryStateItDoesNotFollowFrom() {
        return Arrays.stream(WorkOrderState.values())
                .flatMap(state -> Arrays.stream(Act.values())
                        .filter(act -> act != Act.ACCEPT && !act.possibleIn(state))
                        .map(act -> Arguments.of(act, state)));
    }

    @ParameterizedTest
    @MethodSource
    void everyActInEveryStateItDoesNotFollowFrom(Act act, WorkOrderState state) {
        for (Doer doer : List.of(OWNER, HANDLER, SUPERVISOR)) {
            WorkOrder order = in(state);
            if (order.visibleTo(doer)) {
                assertThatExceptionOfType(NotPossibleInState.class).isThrownBy(() -> attempt(order, act, doer));
                assertThat(order.state()).isEqualTo(state);
                assertThat(order.possibleFor(doer)).doesNotContain(act);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(WorkOrderState.class)
    void offersExactlyWhatItThenAccepts(WorkOrderState state) {
        for (Doer doer : List.of(OWNER, OTHER_AGENT, HANDLER, OTHER_HANDLER, SUPERVISOR, INSPECTOR)) {
            Set<Act> offered = in(state).possibleFor(doer);
            for (Act act : Act.values()) {
                if (act == Act.ACCEPT) {
                    assertThat(offered).doesNotContain(act);
                } else if (offered.contains(act)) {
                    attempt(in(state), act, doer);
                } else {
                    WorkOrder order = in(state);
                    assertThatThrownBy(() -> attempt(order, act, doer))
                            .isInstanceOf(io.shouwen.platform.http.Refusal.class);
                    assertThat(order.state()).isEqualTo(state);
                }
            }
        }
    }

    @Test
    void belongsToItsOwnerAlone() {
        assertThatExceptionOfType(OnlyOwnerMayDoThis.class)
                .isThrownBy(() -> attempt(in(WorkOrderState.RECEIVED), Act.ANALYSE, OTHER_AGENT));
        assertThatExceptionOfType(OnlyOwnerMayDoThis.class)
                .isThrownBy(() -> attempt(in(WorkOrderState.CONFIRMED), Act.CLOSE, SUPERVISOR));
        assertThatExceptionOfType(OnlyDepartmentMayDoThis.class)
                .isThrownBy(() -> attempt(in(WorkOrderState.DISPATCHED), Act.TAKE_UP, OWNER));
        assertThatExceptionOfType(OnlyDepartmentMayDoThis.class)
                .isThrownBy(() -> attempt(in(WorkOrderState.IN_PROGRESS), Act.SOLVE, OWNER));
        assertThatExceptionOfType(OnlySupervisorMayHandOver.class)
                .isThrownBy(() -> attempt(in(WorkOrderState.RECEIVED), Act.HAND_OVER, OWNER));
    }

    @Test
    void isSeenOnlyByThoseWhomItConcerns() {
        assertThat(in(WorkOrderState.RECEIVED).visibleTo(OTHER_AGENT)).isTrue();
        assertThat(in(WorkOrderState.ANALYSED).visibleTo(OTHER_AGENT)).isFalse();
        assertThat(in(WorkOrderState.ANALYSED).visibleTo(HANDLER)).isFalse();
        assertThat(in(WorkOrderState.DISPATCHED).visibleTo(HANDLER)).isTrue();
        assertThat(in(WorkOrderState.DISPATCHED).visibleTo(OTHER_HANDLER)).isFalse();
        assertThat(in(WorkOrderState.CLOSED).visibleTo(INSPECTOR)).isTrue();
        assertThatExceptionOfType(NotYoursToSee.class)
                .isThrownBy(() -> attempt(in(WorkOrderState.ANALYSED), Act.ANALYSE, OTHER_AGENT));
    }

    @Test
    void changesItsOwnerOnlyByASupervisorWithAReason() {
        WorkOrder order = in(WorkOrderState.DISPATCHED);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> order.handOver(OTHER_AGENT.id(), " ", SUPERVISOR, hours(1)));
        order.handOver(OTHER_AGENT.id(), "休假", SUPERVISOR, hours(1));
        assertThat(order.owner()).isEqualTo(new StaffId("1002"));
        assertThat(order.state()).isEqualTo(WorkOrderState.DISPATCHED);
        assertThat(order.visibleTo(OWNER)).isFalse();
    }

    @Test
    void rejectsSolvingWithoutWrittenSolution() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> in(WorkOrderState.IN_PROGRESS).solve("  ", HANDLER, CLOCKWORK, hours(1)));
    }

    @Test
    void rejectsClosingWithoutFeedback() {
        WorkOrder order = in(WorkOrderState.SOLVED);
        order.confirm(true, null, OWNER, CLOCKWORK, hours(2));
        assertThatExceptionOfType(CannotCloseWithout.class)
                .isThrownBy(() -> order.close(" ", OWNER, CLOCKWORK, hours(2)))
                .satisfies(e -> assertThat(e.arguments()).containsEntry("missing", "feedback"));
    }

    @Test
    void goesBackToWorkWhenTheSolutionDidNotHelp() {
        WorkOrder order = in(WorkOrderState.SOLVED);
        order.confirm(false, "还是登录不了", OWNER, CLOCKWORK, hours(7));
        assertThat(order.state()).isEqualTo(WorkOrderState.IN_PROGRESS);
        assertThat(order.solution()).isEmpty();
        WorkClock resolve = order.clock(ClockKind.RESOLVE).orElseThrow();
        assertThat(resolve.state()).isEqualTo(WorkClock.State.RUNNING);
        assertThat(resolve.used()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void reopensInsideAndOutsideTheWindow() {
        assertThat(in(WorkOrderState.CLOSED).reopen("又坏了", OWNER, CLOCKWORK, hours(1 + 7 * 24)))
                .isTrue();
        WorkOrder order = in(WorkOrderState.CLOSED);
        assertThat(order.reopen("又坏了", SUPERVISOR, CLOCKWORK, hours(1.1 + 7 * 24)))
                .isFalse();
        assertThat(order.reopened()).isEqualTo(1);
        assertThat(order.state()).isEqualTo(WorkOrderState.ANALYSED);
        assertThat(order.owner()).isEqualTo(OWNER.id());
        assertThat(order.solution()).isEmpty();
        assertThat(order.clock(ClockKind.RESOLVE).orElseThrow().round()).isEqualTo(2);
        assertThat(order.clock(ClockKind.CALLBACK).orElseThrow().state()).isEqualTo(WorkClock.State.STOPPED);
    }

    @Test
    void promisesAPlanForAComplexCaseAndMoreTimeForIt() {
        WorkOrder order = in(WorkOrderState.RECEIVED);
        Instant general = order.dueAt().orElseThrow();
        order.analyse(analysis(Complexity.COMPLEX, null), OWNER, CLOCKWORK, hours(0.1));
        assertThat(order.clock(ClockKind.RESOLVE).orElseThrow().dueAt()).isAfter(general);
        assertThat(order.clock(ClockKind.PLAN).orElseThrow().limit()).isEqualTo(Duration.ofHours(48));
        assertThat(order.dueAt())
                .contains(order.clock(ClockKind.PLAN).orElseThrow().dueAt());
        order.analyse(analysis(Complexity.COMPLEX, "方案甲：退费；方案乙：换班"), OWNER, CLOCKWORK, hours(1));
        assertThat(order.clock(ClockKind.PLAN).orElseThrow().state()).isEqualTo(WorkClock.State.STOPPED);
        assertThat(order.plan()).contains("方案甲：退费；方案乙：换班");
    }

    @Test
    void restsItsClocksWhileItWaitsForTheCustomer() {
        WorkOrder order = in(WorkOrderState.IN_PROGRESS);
        Instant due = order.dueAt().orElseThrow();
        order.await("等客户提供截图", HANDLER, CLOCKWORK, hours(1));
        assertThat(order.dueAt()).isEmpty();
        assertThat(order.possibleFor(HANDLER)).contains(Act.RESUME).doesNotContain(Act.WAIT);
        order.resume(OWNER, CLOCKWORK, at("2026-11-23T11:00"));
        assertThat(order.dueAt().orElseThrow()).isAfter(due);
        assertThat(order.waitingSince()).isEmpty();
    }

    @Test
    void opensACallbackAfterItsEnd() {
        WorkOrder order = in(WorkOrderState.CLOSED);
        WorkClock callback = order.clock(ClockKind.CALLBACK).orElseThrow();
        assertThat(callback.opensAt()).isEqualTo(hours(25));
        assertThat(callback.dueAt()).isEqualTo(hours(49));
        order.calledBack("客户表示一切正常", OWNER, CLOCKWORK, hours(30));
        assertThat(order.clock(ClockKind.CALLBACK).orElseThrow().state()).isEqualTo(WorkClock.State.STOPPED);
        assertThat(order.possibleFor(OWNER)).doesNotContain(Act.CALL_BACK);
    }

    @Test
    void losesReadableNumbersOnTheWayIn() {
        WorkOrder order = in(WorkOrderState.ANALYSED);
        order.note("客户改用 19900001234", OWNER, hours(1));
        assertThat(order.takeUnsaved())
                .last()
                .satisfies(e -> assertThat(e.note()).contains("客户改用 199****1234"));
    }

    @Test
    void refusesTimesThatCannotBe() {
        Acceptance taken = WorkOrderFixture.taken();
        Acceptance backward = new Acceptance(
                taken.customer(), taken.channel(), taken.type(), taken.priority(), "x", START, START.minusSeconds(1));
        Acceptance future = new Acceptance(
                taken.customer(), taken.channel(), taken.type(), taken.priority(), "x", START, START.plusSeconds(1));
        Instant longAgo = Instant.parse("1970-01-01T00:00:00Z");
        Acceptance forgotten =
                new Acceptance(taken.customer(), taken.channel(), taken.type(), taken.priority(), "x", longAgo, START);
        for (Acceptance wrong : List.of(backward, future, forgotten)) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> WorkOrder.accept("GD261120-000002", wrong, OWNER, CLOCKWORK, START));
        }
    }

    private static void attempt(WorkOrder order, Act act, Doer by) {
        Instant now = hours(26);
        switch (act) {
            case ACCEPT -> throw new AssertionError("happens once");
            case ANALYSE -> order.analyse(analysis(Complexity.GENERAL, null), by, CLOCKWORK, now);
            case DISPATCH -> order.dispatch("technical", null, null, by, CLOCKWORK, now);
            case TAKE_UP -> order.takeUp(by, CLOCKWORK, now);
            case GIVE_BACK -> order.giveBack("不属于本部门", by, CLOCKWORK, now);
            case SOLVE -> order.solve("已处理", by, CLOCKWORK, now);
            case CONFIRM -> order.confirm(true, "好了", by, CLOCKWORK, now);
            case CLOSE -> order.close(null, by, CLOCKWORK, now);
            case REOPEN -> order.reopen("又出现", by, CLOCKWORK, now);
            case HAND_OVER -> order.handOver(new StaffId("1003"), "休假", by, now);
            case WAIT -> order.await("等客户", by, CLOCKWORK, now);
            case RESUME -> order.resume(by, CLOCKWORK, now);
            case NOTE -> order.note("已联系客户", by, now);
            case CALL_BACK -> order.calledBack("一切正常", by, CLOCKWORK, now);
        }
    }

    @Test
    void promisesNothingForThePast() {
        WorkOrder order = WorkOrderFixture.received();
        Instant now = WorkOrderFixture.hours(2);
        assertThatThrownBy(() -> promise(order, now.minusSeconds(1), now)).isInstanceOf(PromisedInThePast.class);
        promise(order, now.plusSeconds(1), now);
        promise(order, now.plusSeconds(1), now.plusSeconds(60)); // said again, as it stands
        assertThat(order.promisedAt()).contains(now.plusSeconds(1));
    }

    private static void promise(WorkOrder order, Instant at, Instant now) {
        order.analyse(
                new Analysis("technical", Priority.HIGH, Complexity.GENERAL, null, null, at),
                WorkOrderFixture.OWNER,
                WorkOrderFixture.CLOCKWORK,
                now);
    }

    @Test
    void gradesComplaintsOnly() {
        Analysis graded =
                new Analysis("technical", Priority.HIGH, Complexity.GENERAL, ComplaintGrade.SERIOUS, null, null);
        assertThatThrownBy(() -> graded.requireFor(new WorkOrderType("technical", "技术", "Technical", false)))
                .isInstanceOf(OnlyComplaintsHaveGrades.class);
        graded.requireFor(new WorkOrderType("complaint", "投诉", "Complaint", true));
    }
}
