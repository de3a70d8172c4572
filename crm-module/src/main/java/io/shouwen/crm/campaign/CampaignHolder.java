package io.shouwen.crm.campaign;

import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.consent.ConsentPurposes;
import io.shouwen.privacy.rights.PersonalDataHolder;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which campaigns a customer was sent. Erased, the rows still count, and lead to nobody. */
@ApplicationScoped
class CampaignHolder implements PersonalDataHolder {

    private static final String CAMPAIGNS = "crm.campaigns";

    private ConsentPurposes purposes;
    private Sql sql;

    protected CampaignHolder() {} // CDI proxy

    @Inject
    CampaignHolder(ConsentPurposes purposes, Sql sql) {
        this.purposes = purposes;
        this.sql = sql;
    }

    @Override
    public List<String> categories() {
        return List.of(CAMPAIGNS);
    }

    @Override
    public List<Section> copy(PersonId person) {
        List<List<Field>> sent = sql.list(
                "SELECT r.changed_at, c.name, c.purpose, c.channel, r.result, r.opted_out_at FROM crm.campaign_recipient r"
                        + " JOIN crm.campaign c ON c.id = r.campaign_id WHERE r.customer_id = ?"
                        + " AND r.result IN ('SENT', 'UNKNOWN', 'REFUSED') ORDER BY r.id",
                row -> List.of(
                        new Plain("at", Sql.instant(row, 1).toString()),
                        new Plain("campaign", row.getString(2)),
                        new Plain(
                                "purpose",
                                row.getString(3),
                                purposes.label(row.getString(3), Locale.SIMPLIFIED_CHINESE)),
                        new Plain("channel", row.getString(4), "channel." + row.getString(4)),
                        new Plain(
                                "result",
                                Result.valueOf(row.getString(5)).word(),
                                "campaign.result."
                                        + Result.valueOf(row.getString(5)).word()),
                        new Plain(
                                "optedOutAt",
                                Sql.instant(row, 6) == null
                                        ? null
                                        : Sql.instant(row, 6).toString())),
                person.value());
        return List.of(new Section(CAMPAIGNS, sent));
    }

    @Override
    public List<Hold> holds(PersonId person, HoldRules rules) {
        return List.of();
    }

    @Override
    public Map<String, Long> erase(PersonId person, Set<String> keptBack) {
        if (keptBack.contains(CAMPAIGNS)) {
            return Map.of();
        }
        long erased = sql.change(
                "UPDATE crm.campaign_recipient SET customer_id = NULL, opt_out_hash = NULL,"
                        + " reason = CASE WHEN result = 'WAITING' THEN ? ELSE reason END,"
                        + " result = CASE WHEN result = 'WAITING' THEN 'LEFT_OUT' ELSE result END WHERE customer_id = ?",
                LeftOut.ERASED.word(),
                person.value());
        return Map.of(CAMPAIGNS, erased);
    }

    @Override
    public Set<UUID> backAgain(Collection<UUID> erased, Set<String> keptBack) {
        return keptBack.contains(CAMPAIGNS)
                ? Set.of()
                : Set.copyOf(sql.list(
                        "SELECT DISTINCT customer_id FROM crm.campaign_recipient WHERE customer_id = ANY (?)",
                        row -> row.getObject(1, UUID.class),
                        erased));
    }

    @Override
    public Map<String, String> stays() {
        return Map.of("crm.campaign-counts", "statistics");
    }
}
