package io.shouwen.platform.demo;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Asks for the demo data once the schemas stand. */
@Startup
@Singleton
@DependsOn({"Migrations", "JobScheduler"})
@TransactionManagement(TransactionManagementType.BEAN)
public class DemoStart {

    @Inject
    private DemoWriter writer;

    @PostConstruct
    void start() {
        writer.startIfWanted();
    }
}
