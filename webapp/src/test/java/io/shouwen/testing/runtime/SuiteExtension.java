package io.shouwen.testing.runtime;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.test.api.DeploymentConfiguration;
import org.jboss.arquillian.container.test.api.DeploymentConfiguration.DeploymentContentBuilder;
import org.jboss.arquillian.container.test.spi.client.deployment.AutomaticDeployment;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Makes Arquillian use {@link SuiteContainer}, and spares every test its {@code @Deployment} method. */
public final class SuiteExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, SuiteContainer.class);
    }

    /**
     * Arquillian adds its runner to this archive; {@link RunningSuite} merges it into the real war. Found by
     * {@link java.util.ServiceLoader}, not by Arquillian's registry.
     */
    public static final class TheWar implements AutomaticDeployment {
        @Override
        public DeploymentConfiguration generateDeploymentScenario(TestClass testClass) {
            return new DeploymentContentBuilder(ShrinkWrap.create(WebArchive.class, "shouwen.war")).get();
        }
    }
}
