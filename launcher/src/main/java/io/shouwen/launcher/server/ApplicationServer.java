package io.shouwen.launcher.server;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Starts Payara Micro with the arguments of its own command line, and adds what that lacks: a failed deployment ends the
 * process, and the end of standard input (asked for by the launcher, or because the launcher died) stops it only after
 * the requests in flight are answered.
 */
public final class ApplicationServer {

    /** Exit status: the server runs, the application was refused. Trying again does not help. */
    public static final int NOT_DEPLOYED = 3;

    /**
     * Exit status: the server itself did not come up. Its service locator starts services in parallel and now and then
     * trips over itself (ConcurrentModificationException in HK2's SystemDescriptor); a second attempt gets through.
     */
    public static final int NOT_BOOTED = 4;

    private static final long DRAIN_MILLISECONDS = 20_000;

    private ApplicationServer() {}

    public static void main(String[] arguments) throws Exception {
        PayaraMicroRuntime runtime = boot(arguments);
        if (runtime.getDeployedApplicationNames().isEmpty()) {
            System.out.println("ERROR the application was not deployed");
            Runtime.getRuntime().halt(NOT_DEPLOYED);
        }
        awaitEndOfInput();
        drain();
        stop(runtime);
    }

    /** Payara Micro tells a failed boot in its log only, and goes on as half a server. */
    private static PayaraMicroRuntime boot(String[] arguments) throws Exception {
        try {
            PayaraMicro.main(arguments);
            return PayaraMicro.getInstance().getRuntime();
        } catch (IllegalStateException e) {
            System.out.println("ERROR " + e.getMessage());
            Runtime.getRuntime().halt(NOT_BOOTED);
            throw e;
        }
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said there, only its end counts
            }
        } catch (IOException e) {
            // a broken pipe is an end too
        }
    }

    /** The platform counts its requests in a management bean; it refuses new ones from now on. */
    private static void drain() throws InterruptedException {
        long until = System.currentTimeMillis() + DRAIN_MILLISECONDS;
        try {
            var server = ManagementFactory.getPlatformMBeanServer();
            var requests = new ObjectName("io.shouwen:type=RequestsInFlight");
            if (!server.isRegistered(requests)) {
                return;
            }
            server.invoke(requests, "drain", new Object[0], new String[0]);
            while (System.currentTimeMillis() < until && (Integer) server.getAttribute(requests, "Count") > 0) {
                Thread.sleep(20);
            }
        } catch (JMException e) {
            System.out.println("WARNING requests in flight cannot be seen: " + e);
        }
    }

    private static void stop(PayaraMicroRuntime runtime) {
        try {
            runtime.shutdown();
        } catch (BootstrapException e) {
            System.out.println("WARNING " + e);
        }
        System.exit(0);
    }
}
