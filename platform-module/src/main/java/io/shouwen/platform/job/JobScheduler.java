package io.shouwen.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.VoidExecutionHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Runs db-scheduler on this node. Several nodes share the table; each job is run by one of them, and taken over when its
 * node stops beating.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class JobScheduler {

    static final String TABLE = "platform.scheduled_tasks";

    /** Known to clients by name only; the node's own copy runs it. */
    static final OneTimeTask<Void> ONE_TIME = Tasks.oneTime(StoredJobs.TASK).execute((instance, context) -> {
        throw new IllegalStateException("this copy only schedules");
    });

    private static final int ATTEMPTS = 5;

    @Resource(lookup = "java:app/jdbc/shouwen-jobs")
    private DataSource database;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private BeansBeforeJobs beans;

    @Inject
    private JobRunner runner;

    @Inject
    @Any
    private Instance<JobKind> kinds;

    private Scheduler scheduler;

    @PostConstruct
    void start() {
        beans.make();
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
                .threads(4)
                .executorService(executor)
                .pollingInterval(Duration.ofMillis(500))
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(20))
                .build();
        scheduler.start();
    }

    /**
     * With the application's classes at hand, on whichever thread. Not more of its context: under this bean's own context
     * Payara leaves JDBC connections out of the transactions that jobs begin, and each statement would commit alone.
     * {@link BeansBeforeJobs} sees to the resources that such a thread cannot find.
     */
    private static VoidExecutionHandler<Void> inside(VoidExecutionHandler<Void> work) {
        return (instance, context) -> {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(JobScheduler.class.getClassLoader());
            try {
                work.execute(instance, context);
            } finally {
                thread.setContextClassLoader(before);
            }
        };
    }

    private void runJob(TaskInstance<Void> instance, ExecutionContext context) {
        boolean last = context.getExecution().consecutiveFailures + 1 >= ATTEMPTS;
        runner.run(UUID.fromString(instance.getId()), last);
    }

    @PreDestroy
    void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }
}
