package io.shouwen.privacy.vault;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Opens the keys at start: where they are missing or wrong, the application does not start. Then destroys again what an
 * older backup has brought back.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class OpeningKeys {

    private static final System.Logger LOG = System.getLogger(OpeningKeys.class.getName());

    @Inject
    private Keys keys;

    @Inject
    private DestroyedKeys destroyed;

    @PostConstruct
    void open() {
        try {
            keys.indexKeys(FieldKind.PHONE);
            destroyed.replay();
        } catch (RuntimeException failure) {
            // The container reports its own exception; this line says which of ours it was.
            LOG.log(System.Logger.Level.ERROR, "The keys cannot be opened, so nothing starts: {0}", reason(failure));
            throw failure;
        }
    }

    /** Each node keeps its own copy of the ledger, or shares one. Tombstones may have been put back while we ran. */
    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void catchUp() {
        destroyed.catchUp();
        if (!destroyed.behind()) {
            try {
                destroyed.replay();
            } catch (KeySourceFailure failure) {
                LOG.log(System.Logger.Level.ERROR, "The erasure ledger cannot be replayed: {0}", reason(failure));
            }
        }
    }

    /** What was taken away at the key source closes the vault here too. */
    @Schedule(hour = "*", minute = "*/5", persistent = false)
    void lookAtSource() {
        try {
            keys.source().look();
        } catch (KeySourceFailure failure) {
            LOG.log(System.Logger.Level.ERROR, "The key source no longer agrees: {0}", reason(failure));
        }
    }

    /** Several times within {@code shouwen.keys.settle}, after which a new key-encryption key wraps. */
    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    void takeInNewKeys() {
        try {
            keys.source().takeIn();
        } catch (KeySourceFailure failure) {
            LOG.log(System.Logger.Level.ERROR, "New key-encryption keys cannot be taken in: {0}", reason(failure));
        }
    }

    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeySourceFailure named) {
                return named.getClass().getSimpleName() + ": " + named.getMessage();
            }
            if (cause instanceof IllegalArgumentException setting) {
                return setting.getMessage();
            }
        }
        return failure.toString();
    }
}
