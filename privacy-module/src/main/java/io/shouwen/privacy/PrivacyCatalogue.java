package io.shouwen.privacy;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.privacy.anomaly.AnomalyDoors;
import io.shouwen.privacy.attestation.AttestationDoors;
import io.shouwen.privacy.consent.ConsentDoors;
import io.shouwen.privacy.dashboard.DashboardDoors;
import io.shouwen.privacy.freetext.FreeTextDoors;
import io.shouwen.privacy.log.LogDoors;
import io.shouwen.privacy.matching.MatchingDoors;
import io.shouwen.privacy.reveal.RevealDoors;
import io.shouwen.privacy.review.ReviewDoors;
import io.shouwen.privacy.rights.RightsDoors;
import io.shouwen.privacy.vault.KeyDoors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The permissions, pages and schemas of the privacy module. */
public final class PrivacyCatalogue implements ModuleCatalogue {

    /** Every capability's doors. */
    public static final List<CapabilityDoors> DOORS = List.of(
            new DashboardDoors(),
            new RevealDoors(),
            new MatchingDoors(),
            new FreeTextDoors(),
            new LogDoors(),
            new KeyDoors(),
            new ConsentDoors(),
            new RightsDoors(),
            new ReviewDoors(),
            new AnomalyDoors(),
            new AttestationDoors());

    @Override
    public String module() {
        return "privacy";
    }

    @Override
    public List<PermissionDefinition> permissions() {
        return DOORS.stream().flatMap(doors -> doors.permissions().stream()).toList();
    }

    @Override
    public List<PageDefinition> pages() {
        return DOORS.stream().flatMap(doors -> doors.pages().stream()).toList();
    }

    @Override
    public Map<String, Set<String>> traces() {
        Map<String, Set<String>> traces = new HashMap<>();
        DOORS.forEach(doors -> traces.putAll(doors.traces()));
        return traces;
    }

    @Override
    public List<String> schemas() {
        return List.of("privacy", "audit");
    }

    @Override
    public List<String> appendOnlySchemas() {
        return List.of("audit");
    }

    /** The recording transaction's number is the database's to say: by a forged one an entry would never be sequenced. */
    @Override
    public Map<String, String> narrowerRights() {
        return Map.of("audit.entry", "SELECT, INSERT (id, leaf)");
    }
}
