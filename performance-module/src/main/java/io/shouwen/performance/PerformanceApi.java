package io.shouwen.performance;

import io.shouwen.performance.exam.api.TestMarksResource;
import io.shouwen.performance.fact.api.ExclusionsResource;
import io.shouwen.performance.inspection.api.InspectionsResource;
import io.shouwen.performance.payout.api.PayoutRunsResource;
import io.shouwen.performance.people.api.LeaversResource;
import io.shouwen.performance.people.api.PeopleResource;
import io.shouwen.performance.score.api.SchemesResource;
import io.shouwen.performance.score.api.ScorecardsResource;
import io.shouwen.platform.http.PlatformProviders;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** The performance module's REST boundary. */
@ApplicationPath("api/performance")
public class PerformanceApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(PlatformProviders.classes());
        classes.addAll(Set.of(
                InspectionsResource.class,
                TestMarksResource.class,
                ScorecardsResource.class,
                SchemesResource.class,
                ExclusionsResource.class,
                PeopleResource.class,
                LeaversResource.class,
                PayoutRunsResource.class));
        return classes;
    }
}
