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
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** All campaigns. In the caller's transaction. */
@ApplicationScoped
class Campaigns {

    private static final String COLUMNS = "SELECT id, name, purpose, channel, tags, all_tags, without_tags,"
            + " preferred_channel, registered_from, registered_until, subject_zh, text_zh, subject_en, text_en, state,"
            + " prepared_by, preparers, prepared_at, previewed_at, approved_by, approved_at, approved_until, started_by,"
            + " started_at, job_id, ended_at, version FROM crm.campaign ";

    /** Any number that nobody else locks. */
    private static final long STARTING = 0x43524D43414D5041L;

    private Sql sql;

    protected Campaigns() {} // CDI proxy

    @Inject
    Campaigns(Sql sql) {
        this.sql = sql;
    }

    void add(Campaign c) {
        Content content = c.content();
        Audience audience = content.audience();
        Letter letter = content.letter();
        sql.change(
                "INSERT INTO crm.campaign (id, state, prepared_by, prepared_at, name, purpose, channel, tags, all_tags,"
                        + " without_tags, preferred_channel, registered_from, registered_until, subject_zh, text_zh,"
                        + " subject_en, text_en, preparers, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                c.id().value(),
                c.state(),
                c.preparedBy(),
                c.preparedAt(),
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
                c.version());
    }

    /** @return the new version */
    long save(Campaign c) {
        Content content = c.content();
        Audience audience = content.audience();
        Letter letter = content.letter();
        int saved = sql.change(
                "UPDATE crm.campaign SET name = ?, purpose = ?, channel = ?, tags = ?, all_tags = ?, without_tags = ?,"
                        + " preferred_channel = ?, registered_from = ?, registered_until = ?, subject_zh = ?,"
                        + " text_zh = ?, subject_en = ?, text_en = ?, preparers = ?, state = ?, previewed_at = ?,"
                        + " approved_by = ?, approved_at = ?, approved_until = ?, started_by = ?, started_at = ?,"
                        + " job_id = ?, ended_at = ?, version = version + 1 WHERE id = ? AND version = ?",
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
                c.approval() == null ? null : c.approval().by(),
                c.approval() == null ? null : c.approval().at(),
                c.approval() == null ? null : c.approval().until(),
                c.delivery() == null ? null : c.delivery().by(),
                c.delivery() == null ? null : c.delivery().at(),
                c.delivery() == null ? null : c.delivery().job(),
                c.endedAt(),
                c.id().value(),
                c.version());
        if (saved != 1) {
            throw new EntityVersion.Stale();
        }
        return c.version() + 1;
    }

    private static String[] texts(List<String> words) {
        return words.toArray(String[]::new);
    }

    private static String[] preparers(Campaign c) {
        return c.preparers().stream().map(StaffId::value).sorted().toArray(String[]::new);
    }

    /** @throws UnknownCampaign where there is none */
    Campaign get(CampaignId id) {
        return sql.first(COLUMNS + "WHERE id = ?", Campaigns::campaign, id.value())
                .orElseThrow(() -> new UnknownCampaign(id));
    }

    /** Locks it until the transaction ends. */
    Campaign lock(CampaignId id) {
        return sql.first(COLUMNS + "WHERE id = ? FOR UPDATE", Campaigns::campaign, id.value())
                .orElseThrow(() -> new UnknownCampaign(id));
    }

    /** Keeps it from being ended until the transaction does, without waiting for others who ask the same. */
    Campaign share(CampaignId id) {
        return sql.first(COLUMNS + "WHERE id = ? FOR SHARE", Campaigns::campaign, id.value())
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
                COLUMNS + (conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions))
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
