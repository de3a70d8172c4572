package io.shouwen.crm.demo;

import io.shouwen.crm.campaign.Audience;
import io.shouwen.crm.campaign.Campaign.Content;
import io.shouwen.crm.campaign.Letter;
import io.shouwen.crm.campaign.PastCampaigns;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.demo.DemoChapter;
import io.shouwen.platform.demo.DemoStory;
import io.shouwen.platform.id.UuidV7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** One campaign of last week, to those who take a course and agree to marketing. No mail leaves: it is told as sent. */
@ApplicationScoped
public class CampaignsChapter implements DemoChapter {

    private final PastCampaigns campaigns;

    protected CampaignsChapter() { // CDI proxy
        this(null);
    }

    @Inject
    public CampaignsChapter(PastCampaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public int order() {
        return 170;
    }

    @Override
    public void write(DemoStory story) {
        List<DemoStory.DemoPerson> writers = story.with(Role.SENIOR_AGENT);
        List<DemoStory.DemoPerson> approvers = story.with(Role.SUPERVISOR);
        if (writers.isEmpty() || approvers.isEmpty()) {
            return;
        }
        Random chance = story.chance("campaigns");
        Instant at = story.now().minus(Duration.ofDays(6)).truncatedTo(ChronoUnit.SECONDS);
        campaigns.write(new PastCampaigns.Past(
                new Content(
                        "寒假班早鸟优惠",
                        "marketing",
                        "email",
                        Audience.of(List.of("英语班", "编程班", "考证班"), false, List.of("曾投诉"), null, null, null),
                        Letter.of(
                                "寒假班早鸟优惠，{客户名}",
                                "{客户名}，您好！\n\n寒假英语、编程和考证班现已开放报名，十二月十五日前报名可享早鸟优惠。\n\n您的客户编号是 {客户编号}，报名时出示即可。",
                                "Early-bird places in the winter courses",
                                "Dear {name},\n\nthe winter courses are open. Enrol before 15 December for the early-bird fee.\n\nYour customer number is {number}.")),
                writers.get(0).id(),
                approvers.get(0).id(),
                time -> id(time, chance),
                at));
    }

    private static java.util.UUID id(Instant at, Random chance) {
        byte[] random = new byte[10];
        chance.nextBytes(random);
        return UuidV7.at(at, random);
    }
}
