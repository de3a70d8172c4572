package io.shouwen.privacy.vault;

import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.job.JobRun;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import javax.sql.DataSource;

/** The job that makes masks anew. It holds no state of its own. */
@ApplicationScoped
class MaskRemaking implements JobKind {

    static final String NAME = "privacy.masks.remake";

    private DataKeys dataKeys;
    private MaskRemakes remakes;
    private Instance<StoredValues> stored;
    private ShownTexts texts;

    @Resource(lookup = "java:app/jdbc/shouwen")
    private DataSource database;

    protected MaskRemaking() {} // CDI proxy

    @Inject
    MaskRemaking(DataKeys dataKeys, MaskRemakes remakes, @Any Instance<StoredValues> stored, ShownTexts texts) {
        this.dataKeys = dataKeys;
        this.remakes = remakes;
        this.stored = stored;
        this.texts = texts;
    }

    Remasking remasking() {
        return new Remasking(
                dataKeys,
                stored.stream()
                        .flatMap(values -> values.tables(database).stream())
                        .filter(StoredTable::hasMasks)
                        .map(this::masksOf)
                        .toList(),
                Remasking.BATCH);
    }

    private OutdatedMasks masksOf(StoredTable table) {
        return table.hasMaskColumns() ? new MaskColumns(table) : new MasksInTexts(table, texts);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        Remasking remasking = remasking();
        long unreadable = remasking.run(run, rows -> remakes.remade(run.id(), rows));
        long left = remasking.outdated();
        run.result("{\"version\":" + Masks.VERSION + ",\"left\":" + left + ",\"unreadable\":" + unreadable + "}");
        remakes.end(run.id(), unreadable, left);
    }
}
