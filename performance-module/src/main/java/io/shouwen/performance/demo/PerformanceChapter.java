package io.shouwen.performance.demo;

import io.shouwen.performance.payout.ApprovingPayouts;
import io.shouwen.performance.payout.ExportingPayouts;
import io.shouwen.performance.payout.PayoutRun;
import io.shouwen.performance.payout.PreparingPayouts;
import io.shouwen.performance.payout.ReadingPayouts;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.access.ActingAs;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.demo.DemoChapter;
import io.shouwen.platform.demo.DemoStory;
import io.shouwen.platform.demo.DemoStory.DemoPerson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Levels and groups, inspections, tests; and the payout run of the month before last, locked and exported, so that finance
 * has a history. The months after it are left for whoever tries the suite.
 */
@ApplicationScoped
public class PerformanceChapter implements DemoChapter {

    private final DemoRecords records;
    private final PreparingPayouts preparing;
    private final ApprovingPayouts approving;
    private final ExportingPayouts exporting;
    private final ReadingPayouts reading;
    private final ActingAs acting;

    @Inject
    public PerformanceChapter(
            DemoRecords records,
            PreparingPayouts preparing,
            ApprovingPayouts approving,
            ExportingPayouts exporting,
            ReadingPayouts reading,
            ActingAs acting) {
        this.records = records;
        this.preparing = preparing;
        this.approving = approving;
        this.exporting = exporting;
        this.reading = reading;
        this.acting = acting;
    }

    protected PerformanceChapter() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public void write(DemoStory story) {
        List<DemoPerson> agents = new ArrayList<>(story.with(Role.AGENT));
        agents.addAll(story.with(Role.SENIOR_AGENT));
        boolean[] seniors = new boolean[agents.size()];
        for (int i = 0; i < seniors.length; i++) {
            seniors[i] = agents.get(i).roles().contains(Role.SENIOR_AGENT);
        }
        List<DemoPerson> inspectors = new ArrayList<>(story.with(Role.QUALITY_INSPECTOR));
        inspectors.addAll(story.with(Role.SUPERVISOR));
        DemoPerson trainer = story.with(Role.TRAINER).get(0);
        DemoPerson hr = story.with(Role.HR).get(0);
        as(hr, Portal.SUPERVISION, () -> {
            records.engage(story, agents, seniors);
            return null;
        });
        as(inspectors.get(0), Portal.SUPERVISION, () -> {
            records.inspect(story, agents, inspectors);
            return null;
        });
        as(trainer, Portal.SUPERVISION, () -> {
            records.test(story, agents, trainer);
            return null;
        });
        pay(story);
    }

    private void pay(DemoStory story) {
        YearMonth period = story.zone().monthOf(story.now()).minusMonths(2);
        PayoutRun submitted = as(story.with(Role.FINANCE_PREPARER).get(0), Portal.FINANCE, () -> {
            UUID id = preparing.open(period, Schemes.DEFAULT);
            PayoutRun run = preparing.calculate(id, version(reading.head(id)));
            run = preparing.freeze(id, version(run));
            run = preparing.review(id, version(run));
            return preparing.submit(id, version(run));
        });
        as(story.with(Role.FINANCE_APPROVER).get(0), Portal.FINANCE, () -> {
            PayoutRun run =
                    approving.approve(submitted.id(), submitted.contentHash().orElseThrow(), version(submitted));
            return approving.lock(submitted.id(), version(run));
        });
        as(story.with(Role.FINANCE_PREPARER).get(0), Portal.FINANCE, () -> exporting.export(submitted.id()));
    }

    private interface Work<T> {
        T done();
    }

    private <T> T as(DemoPerson person, Portal portal, Work<T> work) {
        try {
            return acting.call(new DemoActor(person, portal), work::done);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("the demo's performance chapter", failed);
        }
    }

    private static String version(PayoutRun run) {
        return "\"" + run.version() + "\"";
    }
}
