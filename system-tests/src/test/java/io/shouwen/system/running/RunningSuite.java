package io.shouwen.system.running;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the one running suite that all tests share, as a parameter of type {@link Demo}. It starts with the first
 * test that asks and stops when the last has finished. While writing a test, {@code -Dshouwen.run=DIR} uses the suite that
 * already runs from that folder.
 */
public final class RunningSuite implements ParameterResolver {

    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(RunningSuite.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Demo.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .getOrComputeIfAbsent("demo", key -> new Running(), Running.class)
                .demo;
    }

    private static final class Running implements AutoCloseable {

        private final Launch launch;
        private final Demo demo;

        Running() {
            String running = System.getProperty("shouwen.run");
            if (running != null) {
                launch = null;
                demo = Demo.read(Path.of(running, "endpoints.json"));
                return;
            }
            Path folder = Path.of("target/shared-run").toAbsolutePath();
            launch = Launch.of(folder, Launch.onFreePorts("--fresh")).awaitReady(Duration.ofMinutes(8));
            System.out.println(launch.output());
            demo = Demo.read(launch.endpoints());
        }

        @Override
        public void close() {
            if (launch != null) {
                launch.close();
            }
        }
    }
}
