package io.shouwen.platform.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

/**
 * Makes the application's beans before the first job runs. Where one is first used on a thread of no component, such as a
 * job's, Payara leaves {@code @Resource} and {@code @PersistenceContext} fields null without a word, for everyone until the
 * next start, and finds no {@code @ConfigProperty}.
 */
@ApplicationScoped
class BeansBeforeJobs {

    private static final System.Logger LOG = System.getLogger(BeansBeforeJobs.class.getName());

    private final BeanManager beans;

    @Inject
    BeansBeforeJobs(BeanManager beans) {
        this.beans = beans;
    }

    protected BeansBeforeJobs() { // CDI proxy
        this(null);
    }

    /** To be called on a thread of a component. */
    void make() {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getScope() == ApplicationScoped.class)
                .filter(bean -> bean.getBeanClass().getName().startsWith("io.shouwen."))
                .forEach(this::make);
    }

    private <T> void make(Bean<T> bean) {
        try {
            beans.getContext(ApplicationScoped.class).get(bean, beans.createCreationalContext(bean));
        } catch (RuntimeException failed) {
            // Its user will be told why; here it must not keep the others from being made.
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be made yet: {1}", bean.getBeanClass(), failed.toString());
        }
    }
}
