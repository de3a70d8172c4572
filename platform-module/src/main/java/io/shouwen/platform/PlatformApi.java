package io.shouwen.platform;

import io.shouwen.platform.http.PlatformProviders;
import io.shouwen.platform.job.api.JobsResource;
import io.shouwen.platform.notification.api.NotificationsResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** {@code /api/platform}. */
@ApplicationPath("api/platform")
public class PlatformApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(PlatformProviders.classes());
        classes.add(JobsResource.class);
        classes.add(NotificationsResource.class);
        return classes;
    }
}
