package io.shouwen.privacy.api;

import io.shouwen.platform.http.PlatformProviders;
import io.shouwen.privacy.PrivacyCatalogue;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

@ApplicationPath("api/privacy")
public class PrivacyApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(PlatformProviders.classes());
        PrivacyCatalogue.DOORS.forEach(doors -> classes.addAll(doors.resources()));
        return classes;
    }
}
