package io.shouwen.workorder.demo;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.clock.ClockKind;
import io.shouwen.workorder.clock.Clockwork;
import io.shouwen.workorder.clock.WorkClock;
import io.shouwen.workorder.clock.WorkingCalendar;
import io.shouwen.workorder.order.Acceptance;
import io.shouwen.workorder.order.Analysis;
import io.shouwen.workorder.order.Channel;
import io.shouwen.workorder.order.Complexity;
import io.shouwen.workorder.order.Doer;
import io.shouwen.workorder.order.PastWorkOrder;
import io.shouwen.workorder.order.Priority;
import io.shouwen.workorder.order.WorkOrder;
import io.shouwen.workorder.order.WorkOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Tells one work order, step by step through the same rules as the real ones, until the story's present: what would lie
 * later has not happened yet.
 */
final class Storyline {

    private static final Duration LINK_VALIDITY = Duration.ofDays(30);
    private static final Channel[] CHANNELS = {
        Channel.PHONE,
        Channel.PHONE,
        Channel.PHONE,
        Channel.PHONE,
        Channel.WECOM,
        Channel.WECOM,
        Channel.WECHAT,
        Channel.WECHAT,
        Channel.WEB_CHAT,
        Channel.MINI_PROGRAM,
        Channel.EMAIL,
        Channel.FACE_TO_FACE
    };
    private static final String[] PRAISE = {"回复很及时", "态度很好，问题解决了", "非常专业", null, null, null};
    private static final String[] BLAME = {"等得有点久", "说了两遍才明白", "希望处理再快一些", null};

    /**
     * How an agent of the story works.
     *
     * @param pace factor on durations, below 1 is quick
     * @param inTime share of first answers inside the clock
     * @param kindness shifts the customers' stars
     */
    record Agent(Doer doer, double pace, double inTime, double kindness) {}

    private final Random chance;
    private final Clockwork clockwork;
    private final WorkingCalendar calendar;
    private final Map<String, List<StaffId>> handlers;
    private final Instant present;
    private final List<PastWorkOrder.Closing> closings = new ArrayList<>();
    private final List<PastWorkOrder.Reopening> reopenings = new ArrayList<>();
    private final List<PastWorkOrder.Invitation> invitations = new ArrayList<>();

    Storyline(Random chance, Clockwork clockwork, Map<String, List<StaffId>> handlers, Instant present) {
        this.chance = chance;
        this.clockwork = clockwork;
        this.calendar = clockwork.calendar();
        this.handlers = handlers;
        this.present = present;
    }

    PastWorkOrder tell(String number, Agent agent, CustomerId customer, Instant acceptedAt) {
        Topic topic = Topic.any(chance);
        WorkOrder order = accept(number, agent, customer, acceptedAt, topic);
        work(order, agent, topic, acceptedAt);
        return new PastWorkOrder(
                order, order.takeUnsaved(), List.copyOf(closings), List.copyOf(reopenings), List.copyOf(invitations));
    }

    private WorkOrder accept(String number, Agent agent, CustomerId customer, Instant at, Topic topic) {
        Channel channel = CHANNELS[chance.nextInt(CHANNELS.length)];
        Duration limit = clockwork
                .policy()
                .limit(ClockKind.FIRST_RESPONSE, channel.word(), Complexity.GENERAL.word())
                .map(l -> l.limit())
                .orElse(Duration.ofSeconds(60));
        double share = chance.nextDouble() < agent.inTime() ? chance.nextDouble() : 1 + chance.nextDouble() * 3;
        Instant responded = at.minusSeconds(20 + chance.nextInt(120));
        Instant contacted = responded.minusMillis((long) (limit.toMillis() * share));
        byte[] random = new byte[10];
        chance.nextBytes(random);
        return WorkOrder.accept(
                new WorkOrderId(UuidV7.at(at, random)),
                number,
                new Acceptance(
                        customer, channel, topic.type(), priority(), topic.description(chance), contacted, responded),
                agent.doer(),
                clockwork,
                at);
    }

    /** Each step returns null once it would lie beyond the present. */
    private void work(WorkOrder order, Agent agent, Topic topic, Instant from) {
        boolean complex = topic.department() != null && chance.nextInt(100) < 12;
        Instant analysed = after(from, 2, 25, agent);
        if (analysed == null) {
            return;
        }
        Priority priority = order.priority();
        order.analyse(
                new Analysis(
                        topic.type(),
                        priority,
                        complex ? Complexity.COMPLEX : Complexity.GENERAL,
                        topic.grade(chance),
                        complex && chance.nextInt(5) > 0 ? "方案一：按流程办理，约三个工作日；方案二：先行补救，当天完成，后续补齐手续。" : null,
                        complex ? calendar.plus(analysed, Duration.ofHours(20)) : null),
                agent.doer(),
                clockwork,
                analysed);
        Instant confirmed = solve(order, agent, topic, analysed, complex);
        if (confirmed == null) {
            return;
        }
        Instant closed = close(order, agent, confirmed);
        if (closed != null && chance.nextInt(1000) < 22) {
            reopen(order, agent, topic, closed);
        }
    }

    private Instant solve(WorkOrder order, Agent agent, Topic topic, Instant from, boolean complex) {
        List<StaffId> team =
                topic.department() == null ? List.of() : handlers.getOrDefault(topic.department(), List.of());
        boolean alone = team.isEmpty() || (!complex && chance.nextInt(100) < topic.alone());
        Instant solved;
        if (alone) {
            solved = after(from, 8, 420, agent);
            if (solved == null || stuck(from)) {
                return null;
            }
            order.solve(topic.solution(chance), agent.doer(), clockwork, solved);
        } else {
            Instant dispatched = after(from, 2, 30, agent);
            if (dispatched == null) {
                return null;
            }
            Doer handler = new Doer(
                    team.get(chance.nextInt(team.size())), Optional.of(topic.department()), false, false, false);
            order.dispatch(topic.department(), null, "请协助处理，客户等待回复", agent.doer(), clockwork, dispatched);
            Instant taken = after(dispatched, 5, 240, agent);
            if (taken == null || stuck(dispatched)) {
                return null;
            }
            order.takeUp(handler, clockwork, taken);
            solved = complex ? after(taken, 300, 2600, agent) : after(taken, 30, 700, agent);
            if (solved == null || stuck(taken)) {
                return null;
            }
            order.solve(topic.solution(chance), handler, clockwork, solved);
        }
        Instant asked = after(solved, 10, 300, agent);
        if (asked == null) {
            return null;
        }
        order.confirm(true, chance.nextInt(4) == 0 ? "客户表示满意" : "客户确认已解决", agent.doer(), clockwork, asked);
        return asked;
    }

    private Instant close(WorkOrder order, Agent agent, Instant from) {
        Instant closed = after(from, 1, 45, agent);
        if (closed == null) {
            return null;
        }
        order.close(null, agent.doer(), clockwork, closed);
        closings.add(PastWorkOrder.Closing.of(order));
        invitations.add(invitation(agent, closed));
        callBack(order, agent, closed);
        return closed;
    }

    private PastWorkOrder.Invitation invitation(Agent agent, Instant closed) {
        Instant answered = closed.plus(Duration.ofMinutes(10 + chance.nextInt(3 * 24 * 60)));
        boolean answers = chance.nextInt(100) < 58 && !answered.isAfter(present);
        double mood = 4.45 + agent.kindness() + chance.nextGaussian() * 0.8;
        int stars = (int) Math.max(1, Math.min(5, Math.round(mood)));
        String[] words = stars >= 4 ? PRAISE : BLAME;
        return new PastWorkOrder.Invitation(
                agent.doer().id(),
                closed,
                closed.plus(LINK_VALIDITY),
                answers ? answered : null,
                answers ? stars : null,
                answers ? words[chance.nextInt(words.length)] : null);
    }

    private void callBack(WorkOrder order, Agent agent, Instant closed) {
        WorkClock callback = order.clock(ClockKind.CALLBACK).orElseThrow();
        Instant called = later(callback.opensAt(), closed).plus(Duration.ofMinutes(chance.nextInt(26 * 60)));
        if (!called.isBefore(closed)
                && !called.isAfter(present)
                && (closed.isBefore(present.minus(Duration.ofDays(6))) || chance.nextInt(100) < 90)) {
            order.calledBack("已回访，客户无其他问题", agent.doer(), clockwork, called);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private void reopen(WorkOrder order, Agent agent, Topic topic, Instant closed) {
        Instant solvedBefore = order.solvedAt().orElseThrow();
        Instant reopened =
                calendar.plus(closed.plus(Duration.ofHours(20 + chance.nextInt(9 * 24))), Duration.ofMinutes(5));
        if (reopened.isAfter(present) || reopened.isBefore(latest(order))) {
            return;
        }
        boolean within = order.reopen("客户反映问题再次出现", agent.doer(), clockwork, reopened);
        reopenings.add(new PastWorkOrder.Reopening(agent.doer().id(), solvedBefore, reopened, within));
        Instant confirmed = solve(order, agent, topic, reopened, false);
        if (confirmed != null) {
            close(order, agent, confirmed);
        }
    }

    private static Instant latest(WorkOrder order) {
        return order.clock(ClockKind.CALLBACK)
                .map(c -> c.stoppedAt() == null ? c.startedAt() : c.stoppedAt())
                .orElse(order.acceptedAt());
    }

    /** Working time later, longer for slow agents; null where that is beyond the present. */
    private Instant after(Instant from, int leastMinutes, int mostMinutes, Agent agent) {
        double skewed = chance.nextDouble() * chance.nextDouble();
        double minutes = (leastMinutes + skewed * (mostMinutes - leastMinutes)) * agent.pace();
        Instant then = calendar.plus(from, Duration.ofSeconds(Math.round(minutes * 60)));
        return then.isAfter(present) ? null : then;
    }

    /** Some of the newest lie still, and run out of time. */
    private boolean stuck(Instant from) {
        return from.isAfter(present.minus(Duration.ofDays(5))) && chance.nextInt(100) < 5;
    }

    private Priority priority() {
        int drawn = chance.nextInt(100);
        return drawn < 15 ? Priority.LOW : drawn < 78 ? Priority.NORMAL : drawn < 95 ? Priority.HIGH : Priority.URGENT;
    }
}
