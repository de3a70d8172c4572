package io.shouwen.workorder.demo;

import io.shouwen.crm.customer.CustomerCards;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.demo.DemoChapter;
import io.shouwen.platform.demo.DemoStory;
import io.shouwen.platform.demo.DemoStory.DemoPerson;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.clock.Calendars;
import io.shouwen.workorder.clock.Clockwork;
import io.shouwen.workorder.clock.WorkingCalendar;
import io.shouwen.workorder.demo.Storyline.Agent;
import io.shouwen.workorder.order.Doer;
import io.shouwen.workorder.order.PastWorkOrder;
import io.shouwen.workorder.order.PastWorkOrders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Three months of work orders: about 120 a month for each agent, accepted in working hours, most closed and rated. */
@ApplicationScoped
public class WorkOrdersChapter implements DemoChapter {

    private static final int CHUNK = 400;
    private static final int DAYS = 92;
    private static final double A_DAY = 5.6;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private record Call(Instant at, Agent agent) {}

    private final PastWorkOrders writing;
    private final Calendars calendars;
    private final CustomerCards customers;

    @Inject
    WorkOrdersChapter(PastWorkOrders writing, Calendars calendars, CustomerCards customers) {
        this.writing = writing;
        this.calendars = calendars;
        this.customers = customers;
    }

    protected WorkOrdersChapter() { // CDI proxy
        this(null, null, null);
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public void write(DemoStory story) {
        List<CustomerId> known = customers.oldest(story.customers());
        if (known.isEmpty()) {
            return;
        }
        Random chance = story.chance("workorder");
        Clockwork clockwork = calendars.clockworkAt(story.now());
        Map<String, List<StaffId>> handlers = story.with(Role.HANDLER).stream()
                .filter(p -> p.department().isPresent())
                .collect(Collectors.groupingBy(
                        p -> p.department().orElseThrow(), Collectors.mapping(DemoPerson::id, Collectors.toList())));
        List<Call> calls = calls(story, clockwork.calendar(), chance);
        List<Long> numbers = writing.numbers(calls.size());
        List<PastWorkOrder> chunk = new ArrayList<>(CHUNK);
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            String number =
                    "GD%s-%06d".formatted(call.at().atZone(story.zone().id()).format(DAY), numbers.get(i));
            chunk.add(new Storyline(chance, clockwork, handlers, story.now())
                    .tell(number, call.agent(), customer(known, call.at(), chance), call.at()));
            if (chunk.size() == CHUNK || i == calls.size() - 1) {
                writing.write(chunk, "demo");
                chunk = new ArrayList<>(CHUNK);
            }
        }
    }

    /** Who was called when, in the order of time. */
    private static List<Call> calls(DemoStory story, WorkingCalendar calendar, Random chance) {
        List<Agent> agents = new ArrayList<>();
        for (DemoPerson person : story.staff()) {
            boolean senior = person.roles().contains(Role.SENIOR_AGENT);
            if (senior || person.roles().contains(Role.AGENT)) {
                agents.add(agent(person.id(), senior, chance));
            }
        }
        LocalDate today = story.zone().dateOf(story.now());
        List<Call> calls = new ArrayList<>();
        for (LocalDate day = today.minusDays(DAYS); !day.isAfter(today); day = day.plusDays(1)) {
            if (!calendar.isWorkday(day)) {
                continue;
            }
            Instant opens = story.zone().startOf(day);
            Duration worked = calendar.between(opens, story.zone().startOf(day.plusDays(1)));
            for (Agent agent : agents) {
                int many = (int) Math.max(0, Math.round(A_DAY + chance.nextGaussian() * 1.6));
                for (int i = 0; i < many; i++) {
                    Duration into = Duration.ofSeconds(300 + (long) (chance.nextDouble() * (worked.toSeconds() - 600)));
                    Instant at = calendar.plus(opens, into);
                    if (at.isBefore(story.now())) {
                        calls.add(new Call(at, agent));
                    }
                }
            }
        }
        calls.sort(Comparator.comparing(Call::at));
        return calls;
    }

    private static Agent agent(StaffId id, boolean senior, Random chance) {
        double skill = chance.nextGaussian() * 0.5 + (senior ? 0.8 : 0);
        return new Agent(
                new Doer(id, Optional.empty(), true, false, false),
                Math.max(0.5, 1.0 - skill * 0.18),
                Math.max(0.75, Math.min(0.985, 0.92 + skill * 0.03)),
                skill * 0.16);
    }

    /** Somebody who was a customer by then. */
    private static CustomerId customer(List<CustomerId> known, Instant at, Random chance) {
        for (int i = 0; i < 20; i++) {
            CustomerId drawn = known.get(chance.nextInt(known.size()));
            if (UuidV7.timeOf(drawn.value()).isBefore(at)) {
                return drawn;
            }
        }
        return known.get(0);
    }
}
