package io.shouwen.platform.operations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * Counts the requests that are being answered, so that a node can stop without breaking one off (X4): whoever stops it
 * asks it to drain, waits for the count to reach zero, then ends the process. A draining node is not ready and refuses
 * new requests; a load balancer tries the next one. Seen from outside as the management bean {@value #NAME}.
 */
@ApplicationScoped
public class RequestsInFlight implements SystemCheck {

    public static final String NAME = "io.shouwen:type=RequestsInFlight";

    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean draining;

    /** What the management bean offers. */
    public interface View {
        int getCount();

        /** From now on, refuse new requests. There is no way back: the process is about to end. */
        void drain();
    }

    @PostConstruct
    void register() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(NAME);
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
            server.registerMBean(new StandardMBean(new Outside(), View.class), name);
        } catch (JMException e) {
            throw new IllegalStateException("requests in flight cannot be shown", e);
        }
    }

    @PreDestroy
    void unregister() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts one more, unless the node is draining. */
    boolean enter() {
        // Counted before the look: a request is either refused or waited for, never neither.
        count.incrementAndGet();
        if (draining) {
            count.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        count.decrementAndGet();
    }

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public String look() throws Unwell {
        if (draining) {
            throw new Unwell("this node is about to stop");
        }
        return Integer.toString(count.get());
    }

    private final class Outside implements View {
        @Override
        public int getCount() {
            return count.get();
        }

        @Override
        public void drain() {
            draining = true;
        }
    }
}
