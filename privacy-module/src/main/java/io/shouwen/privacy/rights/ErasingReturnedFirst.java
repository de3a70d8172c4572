package io.shouwen.privacy.rights;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** At start, after the erasure ledger was replayed and before any door opens: nobody sees whom a restore brought back. */
@Startup
@Singleton
@DependsOn("OpeningKeys")
@TransactionManagement(TransactionManagementType.BEAN)
public class ErasingReturnedFirst {

    @Inject
    private ErasingReturned returned;

    @PostConstruct
    void erase() {
        returned.eraseAll();
    }
}
