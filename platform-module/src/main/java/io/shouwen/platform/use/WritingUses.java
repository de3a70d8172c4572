package io.shouwen.platform.use;

import io.shouwen.platform.http.Causes;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Writes on every node what its requests have marked: every few seconds, in one batch, and once more at the end. A web listener
 * as the scheduler of jobs is, and for the same reason.
 */
@WebListener
public class WritingUses implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(WritingUses.class.getName());
    private static final long PAUSE_SECONDS = 2;

    /** Every node takes the rows in the same order, so that none waits for another that waits for it. */
    private static final Comparator<UsedPermissions.Mark> ORDER = Comparator.comparing(UsedPermissions.Mark::on)
            .thenComparing(UsedPermissions.Mark::staff)
            .thenComparing(UsedPermissions.Mark::permission);

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private UsedPermissions used;

    @Inject
    private PermissionUses uses;

    private ScheduledFuture<?> running;

    @Override
    public void contextInitialized(ServletContextEvent begun) {
        running = executor.scheduleWithFixedDelay(this::write, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void contextDestroyed(ServletContextEvent ended) {
        if (running != null) {
            running.cancel(false);
            write();
        }
    }

    private void write() {
        List<UsedPermissions.Mark> marks = used.take();
        if (marks.isEmpty()) {
            return;
        }
        try {
            uses.write(marks.stream().sorted(ORDER).toList());
        } catch (RuntimeException failed) { // one that leaves would end the timer
            used.giveBack(marks);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} marks of permissions used are kept and tried again: {1}",
                    marks.size(),
                    Causes.describe(failed));
        }
    }
}
