package io.shouwen.crm.person;

import io.shouwen.crm.customer.CustomerField;
import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.customer.Customers;
import io.shouwen.crm.imports.StagedPeople;
import io.shouwen.platform.database.Sql;
import io.shouwen.privacy.rights.ErasedText;
import io.shouwen.privacy.rights.PersonalDataHolder;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A customer's profile, what was said with them, and rows of imports that name them. */
@ApplicationScoped
class CustomerHolder implements PersonalDataHolder {

    private static final String PROFILE = "crm.profile";
    private static final String INTERACTIONS = "crm.interactions";
    private static final String IMPORTS = "crm.imports";
    private static final String SEARCH_KEYS = "crm.search-keys";

    private static final String SEARCHED =
            "(name_index IS NOT NULL OR phone_index IS NOT NULL OR email_index IS NOT NULL"
                    + " OR id_card_index IS NOT NULL OR travel_document_index IS NOT NULL OR card_index IS NOT NULL OR address_index IS NOT NULL)";

    private Customers customers;
    private StagedPeople staged;
    private ErasedInteractions interactions;
    private Sql sql;

    protected CustomerHolder() {} // CDI proxy

    @Inject
    CustomerHolder(Customers customers, StagedPeople staged, ErasedInteractions interactions, Sql sql) {
        this.customers = customers;
        this.staged = staged;
        this.interactions = interactions;
        this.sql = sql;
    }

    @Override
    public List<String> categories() {
        return List.of(PROFILE, INTERACTIONS, IMPORTS);
    }

    @Override
    public List<Section> copy(PersonId person) {
        List<List<Field>> profile = new ArrayList<>();
        customers.find(new CustomerId(person.value())).ifPresent(customer -> {
            List<Field> row = new ArrayList<>();
            row.add(new Plain("number", customer.number()));
            CustomerField.all()
                    .forEach(field -> customer.value(field)
                            .flatMap(value -> value.sealed())
                            .ifPresent(ciphertext -> row.add(new Sealed(field.word(), field.stored(), ciphertext))));
            CustomerField.comparable().filter(customer::has).forEach(field -> row.add(new Fingerprint(field.word())));
            customer.tags()
                    .forEach(tag -> row.add(new Plain(
                            "tag." + tag.tag(),
                            tag.origin().word(),
                            "origin." + tag.origin().word())));
            customer.preferredChannel()
                    .ifPresent(channel ->
                            row.add(new Plain("preferredChannel", channel.word(), "channel." + channel.word())));
            row.add(new Plain("at", customer.createdAt().toString()));
            profile.add(row);
        });
        List<List<Field>> said = sql.list(
                "SELECT occurred_at, channel, direction, summary, follow_up, follow_up_on FROM crm.interaction"
                        + " WHERE customer_id = ? ORDER BY id",
                row -> List.of(
                        new Plain("at", Sql.instant(row, 1).toString()),
                        new Plain("channel", row.getString(2), "channel." + word(row.getString(2))),
                        new Plain("direction", row.getString(3), "direction." + word(row.getString(3))),
                        new Plain("summary", row.getString(4)),
                        new Plain("followUp", row.getString(5)),
                        new Plain("followUpOn", row.getString(6))),
                person.value());
        return List.of(new Section(PROFILE, profile), new Section(INTERACTIONS, said));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public List<Hold> holds(PersonId person, HoldRules rules) {
        return List.of();
    }

    @Override
    public List<String> numberHashes(PersonId person) {
        return sql.list(
                "SELECT encode(h, 'hex') FROM crm.customer c,"
                        + " unnest(ARRAY[c.phone_index, c.email_index, c.id_card_index, c.travel_document_index, c.card_index]) AS h"
                        + " WHERE c.id = ? AND h IS NOT NULL",
                row -> row.getString(1),
                person.value());
    }

    @Override
    public List<String> numberMasks(PersonId person) {
        return sql.list(
                "SELECT m FROM crm.customer c, unnest(ARRAY[c.phone_mask, c.email_mask, c.card_mask]) AS m"
                        + " WHERE c.id = ? AND m IS NOT NULL",
                row -> row.getString(1),
                person.value());
    }

    @Override
    public Map<String, Long> erase(PersonId person, Set<String> keptBack) {
        Map<String, Long> destroyed = new TreeMap<>();
        if (!keptBack.contains(IMPORTS) && !keptBack.contains(PROFILE)) {
            destroyed.put(IMPORTS, (long) staged.forget(new CustomerId(person.value())));
        }
        if (!keptBack.contains(PROFILE)) {
            destroyed.put(PROFILE, profile(person));
        } else if (!keptBack.isEmpty()) {
            destroyed.put(SEARCH_KEYS, searchKeys(person));
        }
        if (!keptBack.contains(INTERACTIONS)) {
            List<UUID> written = sql.list(
                    "SELECT id FROM crm.interaction WHERE customer_id = ? AND summary <> ?",
                    row -> row.getObject(1, UUID.class),
                    person.value(),
                    ErasedText.MARKER);
            destroyed.put(INTERACTIONS, (long) interactions.erase(written));
        }
        return destroyed;
    }

    @Override
    public Set<UUID> backAgain(Collection<UUID> erased, Set<String> keptBack) {
        boolean whole = !keptBack.contains(PROFILE);
        Set<UUID> back = new HashSet<>(sql.list(
                "SELECT id FROM crm.customer WHERE id = ANY (?) AND "
                        + (whole ? "name_mask <> '" + ErasedText.MARKER + "'" : SEARCHED),
                row -> row.getObject(1, UUID.class),
                erased));
        if (!keptBack.contains(INTERACTIONS)) {
            back.addAll(sql.list(
                    "SELECT DISTINCT customer_id FROM crm.interaction WHERE customer_id = ANY (?) AND summary <> ?",
                    row -> row.getObject(1, UUID.class),
                    erased,
                    ErasedText.MARKER));
        }
        if (whole && !keptBack.contains(IMPORTS)) {
            back.addAll(staged.naming(erased));
        }
        return back;
    }

    /** A profile that is held back is kept, not searched; its ID and travel document numbers, of which nothing else is kept, are gone with them. */
    private long searchKeys(PersonId person) {
        return sql.change(
                "UPDATE crm.customer SET version = version + 1, name_index = NULL, name_index_version = NULL,"
                        + " phone_index = NULL, phone_index_version = NULL, email_index = NULL,"
                        + " email_index_version = NULL, id_card_index = NULL, id_card_index_version = NULL,"
                        + " travel_document_index = NULL, travel_document_index_version = NULL,"
                        + " card_index = NULL, card_index_version = NULL, address_index = NULL,"
                        + " address_index_version = NULL WHERE id = ? AND " + SEARCHED,
                person.value());
    }

    /** The version goes on, so that an edit in flight is refused. */
    private long profile(PersonId person) {
        sql.change("DELETE FROM crm.customer_tag WHERE customer_id = ?", person.value());
        return sql.change(
                "UPDATE crm.customer SET version = version + 1, name_sealed = NULL, name_mask = ?, name_index = NULL,"
                        + " name_index_version = NULL, phone_sealed = NULL, phone_mask = NULL, phone_index = NULL,"
                        + " phone_index_version = NULL, email_sealed = NULL, email_mask = NULL, email_index = NULL,"
                        + " email_index_version = NULL, id_card_index = NULL, id_card_index_version = NULL,"
                        + " travel_document_index = NULL, travel_document_index_version = NULL,"
                        + " card_sealed = NULL, card_mask = NULL, card_index = NULL, card_index_version = NULL,"
                        + " address_sealed = NULL, address_mask = NULL, address_index = NULL,"
                        + " address_index_version = NULL, preferred_channel = NULL WHERE id = ? AND name_mask <> ?",
                ErasedText.MARKER,
                person.value(),
                ErasedText.MARKER);
    }

    @Override
    public Map<String, String> stays() {
        return Map.of("crm.customer-number", "statistics");
    }
}
