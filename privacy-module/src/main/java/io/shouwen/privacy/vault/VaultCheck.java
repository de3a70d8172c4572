package io.shouwen.privacy.vault;

import io.shouwen.platform.operations.SystemCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether the keys are at hand. */
@ApplicationScoped
class VaultCheck implements SystemCheck {

    private Keys keys;
    private DestroyedKeys destroyed;

    protected VaultCheck() {} // CDI proxy

    @Inject
    VaultCheck(Keys keys, DestroyedKeys destroyed) {
        this.keys = keys;
        this.destroyed = destroyed;
    }

    @Override
    public String name() {
        return "vault";
    }

    @Override
    public String look() throws Unwell {
        try {
            return "index key version " + keys.indexKeys(FieldKind.PHONE).get(0).version()
                    + (destroyed.behind() ? ", attention: erasure ledger is missing or cannot be written" : "");
        } catch (RuntimeException failure) {
            throw new Unwell("the keys cannot be used", failure);
        }
    }
}
