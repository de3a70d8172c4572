package io.shouwen.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.VoidExecutionHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Runs db-scheduler on this node. Several nodes share the table; each job is run by one of them, and taken over when its
 * node stops beating.
 *
 * <p>A web listener, for jobs run in the context of the component that starts them: in an enterprise bean's, Payara leaves
 * connections out of the transactions of {@code @Transactional}. Those beans, migrations among them, are up before it.
 */
@WebListener
public class JobScheduler implements ServletContextListener {

    static final String TABLE = "platform.scheduled_tasks";

    /** Known to clients by name only; the node's own copy runs it. */
    static final OneTimeTask<Void> ONE_TIME = Tasks.oneTime(StoredJobs.TASK).execute((instance, context) -> {
        throw new IllegalStateException("this copy only schedules");
    });

    private static final int ATTEMPTS = 5;

    /** That many jobs at a time, however many are due: each may hold two connections of those that requests need as well. */
    private static final int THREADS = 4;

    @Resource(lookup = "java:app/jdbc/shouwen-jobs")
    private DataSource database;

    @Resource
    private ManagedThreadFactory factory;

    @Resource
    private ContextService contexts;

    @Inject
    private JobRunner runner;

    @Inject
    @Any
    private Instance<JobKind> kinds;

    private ComponentContext context;
    private Scheduler scheduler;

    @Override
    public void contextInitialized(ServletContextEvent begun) {
        context = new ComponentContext(contexts);
        List<Task<?>> oneTime = new ArrayList<>();
        oneTime.add(Tasks.oneTime(StoredJobs.TASK)
                .onFailure((complete, operations) -> {
                    if (complete.getExecution().consecutiveFailures + 1 >= ATTEMPTS) {
                        operations.stop();
                    } else {
                        long seconds = 5L << complete.getExecution().consecutiveFailures;
                        operations.reschedule(complete, complete.getTimeDone().plusSeconds(seconds));
                    }
                })
                .execute(inside(this::runJob)));
        List<com.github.kagkarlsson.scheduler.task.helper.RecurringTask<?>> recurring = new ArrayList<>();
        for (JobKind kind : kinds) {
            kind.every()
                    .ifPresent(pause -> recurring.add(Tasks.recurring("every-" + kind.name(), FixedDelay.of(pause))
                            .execute(inside((instance, context) -> runner.runRecurring(kind.name())))));
        }
        scheduler = Scheduler.create(database, oneTime)
                .startTasks(recurring)
                .tableName(TABLE)
                .threads(THREADS)
                .executorService(Executors.newFixedThreadPool(THREADS, factory))
                .pollingInterval(Duration.ofMillis(500))
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(20))
                .build();
        scheduler.start();
    }

    /** The scheduler hands out what is due from threads of its own as well, once more is due than it has threads. */
    private VoidExecutionHandler<Void> inside(VoidExecutionHandler<Void> work) {
        return (instance, execution) -> context.run(() -> work.execute(instance, execution));
    }

    private void runJob(TaskInstance<Void> instance, ExecutionContext context) {
        boolean last = context.getExecution().consecutiveFailures + 1 >= ATTEMPTS;
        runner.run(UUID.fromString(instance.getId()), last);
    }

    @Override
    public void contextDestroyed(ServletContextEvent ended) {
        if (scheduler != null) {
            scheduler.stop();
        }
    }
}
