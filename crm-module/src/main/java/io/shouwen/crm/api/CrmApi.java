package io.shouwen.crm.api;

import io.shouwen.crm.campaign.api.CampaignsResource;
import io.shouwen.crm.campaign.api.OptOutsResource;
import io.shouwen.crm.customer.api.CustomersResource;
import io.shouwen.crm.imports.api.ImportsResource;
import io.shouwen.crm.interaction.api.InteractionsResource;
import io.shouwen.platform.http.PlatformProviders;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

@ApplicationPath("api/crm")
public class CrmApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(PlatformProviders.classes());
        classes.add(CustomersResource.class);
        classes.add(InteractionsResource.class);
        classes.add(ImportsResource.class);
        classes.add(CampaignsResource.class);
        classes.add(OptOutsResource.class);
        return classes;
    }
}
