package io.shouwen.privacy.vault;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/** An installation's vault without a container, for measurements. */
public final class InstalledVault {

    private InstalledVault() {}

    public static Vault open(Path keyFile, String password, DataSource database) {
        Keys keys = new Keys(keyFile, Optional.of(password), database);
        keys.open();
        return new SealingVault(keys, new DataKeys(keys, database, noTransaction()), "AES-256-GCM");
    }

    private static TransactionSynchronizationRegistry noTransaction() {
        return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                InstalledVault.class.getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (self, method, arguments) -> null);
    }
}
