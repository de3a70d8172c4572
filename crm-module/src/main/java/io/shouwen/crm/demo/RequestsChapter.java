package io.shouwen.crm.demo;

import io.shouwen.crm.customer.CustomerCards;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.demo.DemoChapter;
import io.shouwen.platform.demo.DemoStory;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.privacy.rights.PastRequests;
import io.shouwen.privacy.rights.RequestKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A handful of requests about their own data, by customers known longest: some fresh, some nearly due. */
@ApplicationScoped
public class RequestsChapter implements DemoChapter {

    private static final int[] DAYS_AGO = {1, 3, 6, 12, 18, 20};

    private final CustomerCards customers;
    private final PastRequests requests;

    protected RequestsChapter() { // CDI proxy
        this(null, null);
    }

    @Inject
    public RequestsChapter(CustomerCards customers, PastRequests requests) {
        this.customers = customers;
        this.requests = requests;
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public void write(DemoStory story) {
        Random chance = story.chance("rights");
        List<StaffId> agents =
                story.with(Role.AGENT).stream().map(DemoStory.DemoPerson::id).toList();
        RequestKind[] kinds = RequestKind.values();
        List<PastRequests.Past> past = new ArrayList<>();
        List<CustomerId> known = customers.oldest(DAYS_AGO.length);
        for (int i = 0; i < known.size() && !agents.isEmpty(); i++) {
            Instant at = story.now().minus(Duration.ofDays(DAYS_AGO[i]).plusMinutes(chance.nextInt(300)));
            byte[] random = new byte[10];
            chance.nextBytes(random);
            UUID id = UuidV7.at(at, random);
            RequestKind kind = kinds[i % kinds.length];
            past.add(new PastRequests.Past(
                    id,
                    known.get(i).person(),
                    kind,
                    kind == RequestKind.CORRECT ? List.of("phone") : List.of(),
                    at,
                    agents.get(chance.nextInt(agents.size())),
                    i % 2 == 0));
        }
        requests.write(past);
    }
}
