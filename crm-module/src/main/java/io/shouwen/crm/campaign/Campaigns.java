package io.shouwen.crm.campaign;

import io.shouwen.crm.campaign.Campaign.Approval;
import io.shouwen.crm.campaign.Campaign.Content;
import io.shouwen.crm.campaign.Campaign.Delivery;
import io.shouwen.crm.campaign.Campaign.State;
import io.shouwen.crm.customer.ContactChannel;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.http.EntityVersion;
import io.shouwen.platform.staff.StaffId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All campaigns. In the caller's transaction. */
@ApplicationScoped
class Campaigns {

    /** What changes in a campaign's life, in the order of {@link #values}. */
    private static final List<String> CHANGING = List.of(
            "name",
            "purpose",
            "channel",
            "tags",
            "all_tags",
            "without_tags",
            "preferred_channel",
            "registered_from",
            "registered_until",
            "subject_zh",
            "text_zh",
            "subject_en",
            "text_en",
            "preparers",
            "state",
            "previewed_at",
            "approved_by",
            "approved_at",
            "approved_until",
            "started_by",
            "started_at",
            "job_id",
            "ended_at");

    private static final String COLUMNS = String.join(", ", CHANGING);
    private static final String MARKS = String.join(", ", Collections.nCopies(CHANGING.size(), "?"));
    private static final String SELECT =
            "SELECT id, prepared_by, prepared_at, version, " + COLUMNS + " FROM crm.campaign ";

    private Sql sql;

    protected Campaigns() {} // CDI proxy

    @Inject
    Campaigns(Sql sql) {
        this.sql = sql;
    }

    void add(Campaign c) {
        sql.change(
                "INSERT INTO crm.campaign (" + COLUMNS + ", id, prepared_by, prepared_at, version) VALUES (" + MARKS
                        + ", ?, ?, ?, ?)",
                arguments(c, c.id().value(), c.preparedBy(), c.preparedAt(), c.version()));
    }

    /** @return the new version */
    long save(Campaign c) {
        int saved = sql.change(
                "UPDATE crm.campaign SET (" + COLUMNS + ") = ROW(" + MARKS
                        + "), version = version + 1 WHERE id = ? AND version = ?",
                arguments(c, c.id().value(), c.version()));
        if (saved != 1) {
            throw new EntityVersion.Stale();
        }
        return c.version() + 1;
    }

    private static Object[] arguments(Campaign c, Object... further) {
        return Stream.concat(values(c), Arrays.stream(further)).toArray();
    }

    private static Stream<Object> values(Campaign c) {
        Content content = c.content();
        Audience audience = content.audience();
        Letter letter = content.letter();
        Optional<Approval> approval = Optional.ofNullable(c.approval());
        Optional<Delivery> delivery = Optional.ofNullable(c.delivery());
        return Stream.of(
                content.name(),
                content.purpose(),
                content.channel(),
                texts(audience.tags()),
                audience.allTags(),
                texts(audience.without()),
                audience.preferred(),
                audience.from(),
                audience.until(),
                letter.subjectZh(),
                letter.textZh(),
                letter.subjectEn(),
                letter.textEn(),
                preparers(c),
                c.state(),
                c.previewedAt(),
                approval.map(Approval::by).orElse(null),
                approval.map(Approval::at).orElse(null),
                approval.map(Approval::until).orElse(null),
                delivery.map(Delivery::by).orElse(null),
                delivery.map(Delivery::at).orElse(null),
                delivery.map(Delivery::job).orElse(null),
                c.endedAt());
    }

    private static String[] texts(List<String> words) {
        return words.toArray(String[]::new);
    }

    private static String[] preparers(Campaign c) {
        return c.preparers().stream().map(StaffId::value).sorted().toArray(String[]::new);
    }

    /** @throws UnknownCampaign where there is none */
    Campaign get(CampaignId id) {
        return sql.first(SELECT + "WHERE id = ?", Campaigns::campaign, id.value())
                .orElseThrow(() -> new UnknownCampaign(id));
    }

    /** Locks it until the transaction ends. */
    Campaign lock(CampaignId id) {
        return sql.first(SELECT + "WHERE id = ? FOR UPDATE", Campaigns::campaign, id.value())
                .orElseThrow(() -> new UnknownCampaign(id));
    }

    /** Keeps it from being ended until the transaction does, without waiting for others who ask the same. */
    Campaign share(CampaignId id) {
        return sql.first(SELECT + "WHERE id = ? FOR SHARE", Campaigns::campaign, id.value())
                .orElseThrow(() -> new UnknownCampaign(id));
    }

    /** The newest first. @param before id of the last one of the page before, or null. @param state null for all */
    List<Campaign> list(State state, UUID before, int limit) {
        List<Object> arguments = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        if (state != null) {
            conditions.add("state = ?");
            arguments.add(state);
        }
        if (before != null) {
            conditions.add("id < ?");
            arguments.add(before);
        }
        arguments.add(limit);
        return sql.list(
                SELECT + (conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions))
                        + " ORDER BY id DESC LIMIT ?",
                Campaigns::campaign,
                arguments.toArray());
    }

    private static Campaign campaign(ResultSet r) throws SQLException {
        String preferred = r.getString("preferred_channel");
        return new Campaign(
                new CampaignId(r.getObject("id", UUID.class)),
                new Content(
                        r.getString("name"),
                        r.getString("purpose"),
                        r.getString("channel"),
                        new Audience(
                                Sql.texts(r, "tags"),
                                r.getBoolean("all_tags"),
                                Sql.texts(r, "without_tags"),
                                preferred == null ? null : ContactChannel.valueOf(preferred),
                                Sql.instant(r, "registered_from"),
                                Sql.instant(r, "registered_until")),
                        new Letter(
                                r.getString("subject_zh"),
                                r.getString("text_zh"),
                                r.getString("subject_en"),
                                r.getString("text_en"))),
                State.valueOf(r.getString("state")),
                new StaffId(r.getString("prepared_by")),
                Sql.texts(r, "preparers").stream().map(StaffId::new).collect(Collectors.toUnmodifiableSet()),
                Sql.instant(r, "prepared_at"),
                Sql.instant(r, "previewed_at"),
                r.getString("approved_by") == null
                        ? null
                        : new Approval(
                                new StaffId(r.getString("approved_by")),
                                Sql.instant(r, "approved_at"),
                                Sql.instant(r, "approved_until")),
                r.getString("started_by") == null
                        ? null
                        : new Delivery(
                                new StaffId(r.getString("started_by")),
                                Sql.instant(r, "started_at"),
                                r.getObject("job_id", UUID.class)),
                Sql.instant(r, "ended_at"),
                r.getLong("version"));
    }
}
