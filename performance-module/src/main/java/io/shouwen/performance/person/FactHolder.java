package io.shouwen.performance.person;

import io.shouwen.privacy.rights.PersonalDataHolder;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts name work orders and staff, never a customer, and never change: an erasure leaves every score and payout as it is. */
@ApplicationScoped
class FactHolder implements PersonalDataHolder {

    private static final String FACTS = "performance.facts";

    @Override
    public List<String> categories() {
        return List.of();
    }

    @Override
    public List<Section> copy(PersonId person) {
        return List.of();
    }

    @Override
    public List<Hold> holds(PersonId person, HoldRules rules) {
        return List.of();
    }

    @Override
    public Map<String, Long> erase(PersonId person, Set<String> keptBack) {
        return Map.of();
    }

    @Override
    public Map<String, String> stays() {
        return Map.of(FACTS, "statistics-and-pay");
    }
}
