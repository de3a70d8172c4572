package io.shouwen.testing.runtime;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The application's settings for a run under test. */
public final class Settings {

    private Settings() {}

    /** @param folder for key file and witness; must exist */
    public static Map<String, String> of(String base, TestDatabase database, FakeIssuer issuer, Path folder) {
        Map<String, String> all = new LinkedHashMap<>(database.settings());
        all.put("shouwen.base", base);
        all.put("shouwen.oidc.issuer", issuer.issuer());
        all.put("shouwen.mode", "demo");
        all.put("shouwen.zone", "Asia/Shanghai");
        all.put("shouwen.kek.path", folder.resolve("kek.p12").toString());
        all.put("shouwen.kek.password", TestDatabase.password());
        all.put("shouwen.keys.one-node", "true"); // nobody else needs to learn of a new key
        all.put("shouwen.keys.settle", "1");
        all.put("shouwen.log.witness.folder", folder.resolve("witness").toString());
        all.put("shouwen.mail.host", "127.0.0.1");
        all.put("shouwen.mail.port", Integer.toString(MicroProcess.freePort())); // whoever wants mail listens there
        all.put("shouwen.mail.security", "none");
        all.put("shouwen.mail.from", "shouwen@example.org");
        all.put("shouwen.crm.campaign.per-minute", "120");
        all.put("shouwen.review.reader.secret", "shouwen-review-reader-secret");
        all.put("shouwen.review.changer.secret", "shouwen-review-changer-secret");
        return all;
    }
}
