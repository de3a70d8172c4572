package io.shouwen.workorder.api;

import io.shouwen.platform.http.PlatformProviders;
import io.shouwen.workorder.calendar.api.WorkingCalendarResource;
import io.shouwen.workorder.order.api.FreezesResource;
import io.shouwen.workorder.order.api.WorkOrdersResource;
import io.shouwen.workorder.person.api.TrainingCopiesResource;
import io.shouwen.workorder.rating.api.RatingsResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** REST operations of the work order module. */
@ApplicationPath("api/workorder")
public class WorkorderApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(PlatformProviders.classes());
        classes.add(WorkOrdersResource.class);
        classes.add(FreezesResource.class);
        classes.add(RatingsResource.class);
        classes.add(TrainingCopiesResource.class);
        classes.add(WorkingCalendarResource.class);
        return classes;
    }
}
