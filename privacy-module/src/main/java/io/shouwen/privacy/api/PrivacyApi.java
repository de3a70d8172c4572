package io.shouwen.privacy.api;

import io.shouwen.platform.http.PlatformProviders;
import io.shouwen.privacy.log.api.AuditEntriesResource;
import io.shouwen.privacy.log.api.LogResource;
import io.shouwen.privacy.reveal.api.RevealsResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

@ApplicationPath("api/privacy")
public class PrivacyApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(PlatformProviders.classes());
        classes.add(RevealsResource.class);
        classes.add(AuditEntriesResource.class);
        classes.add(LogResource.class);
        return classes;
    }
}
