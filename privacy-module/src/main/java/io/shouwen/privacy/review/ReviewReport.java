package io.shouwen.privacy.review;

import io.shouwen.privacy.log.tree.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a closed review says for good: two lines of text, which are signed as a C2SP note with the log's key. The first names
 * the kind of text, so that nobody can pass it off as a checkpoint; the second is one JSON object in the form of RFC 8785.
 * Staff numbers, roles, the permissions of each with their use, and decisions; no names.
 */
final class ReviewReport {

    static final String KIND = "shouwen access review v1";

    private ReviewReport() {}

    static String text(
            Campaign campaign,
            Instant closedAt,
            String closedBy,
            List<ReviewItem> items,
            Function<UUID, List<ReviewItem.Permission>> held) {
        Map<String, Object> report = new TreeMap<>();
        report.put("v", 3);
        report.put("id", campaign.id().toString());
        report.put("quarter", campaign.quarter());
        report.put("from", time(campaign.from()));
        report.put("to", time(campaign.to()));
        report.put("openedAt", time(campaign.openedAt()));
        report.put("openedBy", campaign.openedBy());
        report.put("snapshotAt", time(campaign.snapshotAt()));
        putUnlessNull(report, "recordedFrom", time(campaign.recordedFrom()));
        report.put("closedAt", time(closedAt));
        report.put("closedBy", closedBy);
        report.put("dueOn", campaign.dueOn().toString());
        List<Map<String, Object>> lines = new ArrayList<>();
        items.forEach(item -> lines.add(line(item, held.apply(item.id()))));
        report.put("lines", lines);
        return KIND + "\n" + new String(CanonicalJson.of(report), StandardCharsets.UTF_8) + "\n";
    }

    private static Map<String, Object> line(ReviewItem item, List<ReviewItem.Permission> held) {
        Map<String, Object> line = new TreeMap<>();
        line.put("staff", item.staff());
        line.put("role", item.role());
        line.put("enabled", item.enabled());
        line.put("secondFactor", item.secondFactor());
        line.put("privileged", item.privileged());
        line.put("leaver", item.leaver());
        line.put("permissions", held.stream().map(ReviewReport::permission).toList());
        line.put("traceable", item.traceable());
        line.put("used", item.used());
        line.put("unrecorded", item.unrecorded());
        line.put("uses", item.uses());
        putUnlessNull(
                line,
                "lastUsedOn",
                item.lastUsedOn() == null ? null : item.lastUsedOn().toString());
        line.put("conflicts", item.conflicts());
        line.put("decision", item.decision() == null ? "undecided" : word(item.decision()));
        putUnlessNull(line, "reason", item.reason());
        putUnlessNull(line, "decidedBy", item.decidedBy());
        putUnlessNull(line, "decidedAt", time(item.decidedAt()));
        putUnlessNull(line, "revokedAt", time(item.revokedAt()));
        putUnlessNull(line, "lastSignInAt", time(item.lastSignInAt()));
        return line;
    }

    /** Without {@code uses} where its use leaves no entry in the log. */
    private static Map<String, Object> permission(ReviewItem.Permission one) {
        Map<String, Object> permission = new TreeMap<>();
        permission.put("name", one.name());
        permission.put("use", one.use().word());
        permission.put("days", one.days());
        putUnlessNull(permission, "uses", one.uses());
        putUnlessNull(
                permission,
                "lastUsedOn",
                one.lastUsedOn() == null ? null : one.lastUsedOn().toString());
        return permission;
    }

    private static void putUnlessNull(Map<String, Object> line, String key, Object value) {
        if (value != null) {
            line.put(key, value);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String time(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
