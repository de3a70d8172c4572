package io.shouwen.crm.demo;

import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.interaction.Interaction;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.demo.DemoChapter;
import io.shouwen.platform.demo.DemoStory;
import io.shouwen.platform.id.UuidV7;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The customers of the demo, registered over two years, and what was said with them in the last three months. */
@ApplicationScoped
public class CustomersChapter implements DemoChapter {

    private static final int CHUNK = 500;
    private static final Duration KNOWN_FOR = Duration.ofDays(720);
    private static final Duration TOLD = Duration.ofDays(90);

    private static final String[][] SAID = {
        {"咨询秋季班课程安排和上课时间", null},
        {"来访了解考证班，领取课程资料", "三天内电话回访报名意向"},
        {"反映直播课卡顿，已指导更换线路", null},
        {"申请调班至周末，已登记", "确认周末班是否有名额"},
        {"询问退费流程，已说明所需材料", "收到材料后转财务"},
        {"对老师讲解很满意，愿意推荐朋友", null},
        {"忘记平台密码，核实身份后已重置", null},
        {"本人出差，可改打家人电话 %s 联系", "与家人确认上课时间"},
        {"投诉客服响应慢，已致歉并安排专人跟进", "两个工作日内主管回电"},
        {"提醒周六课程时间与携带物品", null},
        {"预约到校试听", "试听前一天确认"},
        {"询问发票开具", "开具后发送邮件"},
        {"Asked whether the course is available in English", null}
    };

    private final DemoCustomers customers;

    protected CustomersChapter() { // CDI proxy
        this(null);
    }

    @Inject
    public CustomersChapter(DemoCustomers customers) {
        this.customers = customers;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public void write(DemoStory story) {
        Random chance = story.chance("crm");
        InventedPeople people = new InventedPeople(chance, 0);
        List<StaffId> agents = story.staff().stream()
                .filter(p -> p.roles().contains(Role.AGENT) || p.roles().contains(Role.SENIOR_AGENT))
                .map(DemoStory.DemoPerson::id)
                .toList();
        for (int from = 0; from < story.customers(); from += CHUNK) {
            List<DemoCustomers.Told> chunk = new ArrayList<>();
            for (int i = from; i < Math.min(from + CHUNK, story.customers()); i++) {
                chunk.add(customer(people.next(), story.now(), agents, chance));
            }
            customers.write(chunk);
        }
    }

    private static DemoCustomers.Told customer(
            InventedPerson person, Instant now, List<StaffId> agents, Random chance) {
        StaffId agent = agents.get(chance.nextInt(agents.size()));
        Instant at = earlier(now, KNOWN_FOR, chance);
        CustomerId id = new CustomerId(id(at, chance));
        ContactChannel preferred = chance.nextInt(3) == 0 ? null : channel(chance);
        List<Interaction> said = new ArrayList<>();
        int contacts = chance.nextInt(10) < 4 ? 1 + chance.nextInt(4) : 0;
        Instant since = at.isAfter(now.minus(TOLD)) ? at : now.minus(TOLD);
        for (int i = 0; i < contacts; i++) {
            said.add(interaction(id, earlier(now, Duration.between(since, now), chance), agents, chance));
        }
        return new DemoCustomers.Told(id, person, preferred, agent, at, said);
    }

    private static Interaction interaction(CustomerId customer, Instant at, List<StaffId> agents, Random chance) {
        String[] words = SAID[chance.nextInt(SAID.length)];
        return new Interaction(
                id(at, chance),
                customer,
                channel(chance),
                chance.nextInt(4) == 0 ? Interaction.Direction.OUTBOUND : Interaction.Direction.INBOUND,
                at,
                words[0].formatted(nobodysPhone(customer)),
                words[1],
                words[1] == null
                        ? null
                        : at.atZone(java.time.ZoneOffset.UTC).toLocalDate().plusDays(1 + chance.nextInt(5)),
                agents.get(chance.nextInt(agents.size())),
                at);
    }

    /** Of the same invented series as all others here. */
    private static String nobodysPhone(CustomerId customer) {
        return "1990%07d".formatted(Math.floorMod(customer.value().getLeastSignificantBits(), 100_000));
    }

    private static ContactChannel channel(Random chance) {
        ContactChannel[] usual = {
            ContactChannel.PHONE,
            ContactChannel.PHONE,
            ContactChannel.WECHAT,
            ContactChannel.WECHAT,
            ContactChannel.WECOM,
            ContactChannel.WEB_CHAT,
            ContactChannel.EMAIL,
            ContactChannel.VISIT
        };
        return usual[chance.nextInt(usual.length)];
    }

    private static Instant earlier(Instant now, Duration span, Random chance) {
        long seconds = Math.max(60, span.toSeconds());
        return Instant.ofEpochSecond(now.getEpochSecond() - 1 - (long) (chance.nextDouble() * (seconds - 1)));
    }

    private static UUID id(Instant at, Random chance) {
        byte[] random = new byte[10];
        chance.nextBytes(random);
        return UuidV7.at(at, random);
    }
}
