package io.shouwen.platform.demo;

import io.shouwen.platform.access.ActingAs;
import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.SignedInActor;
import io.shouwen.platform.http.Causes;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import io.shouwen.platform.job.Jobs;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.platform.time.OrganisationZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Writes the demo data at the first start in demo mode: a job, so that the portals are usable while it runs. Refused in
 * production. Settings: {@code shouwen.mode=demo}, {@code shouwen.demo.seed}, {@code shouwen.demo.customers}.
 */
@ApplicationScoped
public class DemoWriter implements JobKind {

    static final String NAME = "platform.demo";

    private static final System.Logger LOG = System.getLogger(DemoWriter.class.getName());

    private final Config config;
    private final Instance<DemoChapter> chapters;
    private final StaffDirectory directory;
    private final DemoChapters written;
    private final Jobs jobs;
    private final ActingAs acting;
    private final OrganisationZone zone;
    private final Clock clock;

    @Inject
    public DemoWriter(
            Config config,
            @Any Instance<DemoChapter> chapters,
            StaffDirectory directory,
            DemoChapters written,
            Jobs jobs,
            ActingAs acting,
            OrganisationZone zone,
            Clock clock) {
        this.config = config;
        this.chapters = chapters;
        this.directory = directory;
        this.written = written;
        this.jobs = jobs;
        this.acting = acting;
        this.zone = zone;
        this.clock = clock;
    }

    protected DemoWriter() { // CDI proxy
        this(null, null, null, null, null, null, null, null);
    }

    /** What Keycloak will put into the person's token for the portal. */
    private static Set<String> permissions(DemoStory.DemoPerson person, Portal portal) {
        return ModuleCatalogue.all().stream()
                .flatMap(module -> module.permissions().stream())
                .filter(p ->
                        p.portals().contains(portal) && person.roles().stream().anyMatch(p.roles()::contains))
                .map(PermissionDefinition::name)
                .collect(Collectors.toSet());
    }

    /** Starts the job where demo data is wanted and not there yet. */
    public void startIfWanted() {
        Optional<Long> seed = config.getOptionalValue("shouwen.demo.seed", Long.class);
        boolean demo = config.getOptionalValue("shouwen.mode", String.class)
                .orElse("production")
                .equals("demo");
        if (seed.isEmpty()) {
            return;
        }
        if (!demo) {
            throw new IllegalStateException("demo data is refused in production mode: remove shouwen.demo.seed");
        }
        try {
            acting.call(SignedInActor.system(clock), () -> written.tell("story", () -> jobs.start(NAME, "{}")));
        } catch (Exception e) {
            LOG.log(System.Logger.Level.ERROR, "demo data: {0}", Causes.describe(e));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        DemoStory story = new DemoStory(
                config.getValue("shouwen.demo.seed", Long.class),
                clock.instant(),
                zone,
                config.getOptionalValue("shouwen.demo.customers", Integer.class).orElse(5_000),
                DemoPeople.all());
        for (DemoStory.DemoPerson person : story.staff()) {
            directory.put(new StaffMember(person.id(), person.name(), person.department(), true));
            for (Portal portal : Portal.values()) {
                directory.carried(person.id(), portal.word(), permissions(person, portal));
            }
        }
        List<DemoChapter> ordered = chapters.stream()
                .sorted(Comparator.comparingInt(DemoChapter::order))
                .toList();
        if (ordered.stream().mapToInt(DemoChapter::order).distinct().count() < ordered.size()) {
            // The second would pass for told.
            throw new IllegalStateException("two demo chapters have the same place");
        }
        int done = 0;
        for (DemoChapter chapter : ordered) {
            String word = Integer.toString(chapter.order());
            long began = System.nanoTime();
            if (written.tell(word, () -> chapter.write(story))) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "demo chapter {0} written in {1} ms",
                        word,
                        (System.nanoTime() - began) / 1_000_000);
            }
            run.progress(++done, ordered.size());
        }
    }
}
