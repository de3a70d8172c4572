package io.shouwen.privacy.review;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.shouwen.platform.text.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A review's lines as files that people open: CSV, and a page to print. The signed note is what counts. */
public final class ReviewTables {

    private static final List<String> COLUMNS = List.of(
            "staff",
            "department",
            "role",
            "enabled",
            "second_factor",
            "leaver",
            "last_sign_in_at",
            "permissions",
            "traceable",
            "used",
            "unrecorded",
            "uses",
            "last_used_on",
            "conflicts",
            "decision",
            "reason",
            "decided_by",
            "decided_at",
            "revocation",
            "revoked_at");

    private ReviewTables() {}

    public static String csv(List<ReviewItem> items) {
        StringWriter text = new StringWriter();
        text.write('\uFEFF'); // spreadsheets take the text for UTF-8
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            items.forEach(item -> csv.writeRecord(cells(item)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** @param hash of the signed report, or null while the review is open */
    public static String html(Campaign campaign, List<ReviewItem> items, Locale locale, String hash) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"")
                .append(locale.toLanguageTag())
                .append("\"><head><meta charset=\"UTF-8\"><title>")
                .append(words(locale, "review.title"))
                .append(' ')
                .append(campaign.quarter())
                .append("</title><style>body{font:13px sans-serif}table{border-collapse:collapse}")
                .append("td,th{border:1px solid #999;padding:2px 6px;text-align:left}</style></head><body><h1>")
                .append(words(locale, "review.title"))
                .append(' ')
                .append(campaign.quarter())
                .append("</h1>");
        if (campaign.recordedInPart()) {
            page.append("<p>")
                    .append(escaped(words(locale, "review.recorded-from")))
                    .append(' ')
                    .append(campaign.recordedFrom())
                    .append("</p>");
        }
        if (hash != null) {
            page.append("<p>SHA-256 <code>").append(hash).append("</code></p>");
        }
        page.append("<table><tr>");
        COLUMNS.forEach(column -> page.append("<th>")
                .append(words(locale, "review.column." + column.replace('_', '-')))
                .append("</th>"));
        page.append("</tr>");
        for (ReviewItem item : items) {
            page.append("<tr>");
            cells(item)
                    .forEach(cell -> page.append("<td>").append(escaped(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        return page.append("</table></body></html>\n").toString();
    }

    private static List<String> cells(ReviewItem item) {
        return List.of(
                item.staff(),
                harmless(item.department()),
                item.role(),
                Boolean.toString(item.enabled()),
                Boolean.toString(item.secondFactor()),
                Boolean.toString(item.leaver()),
                text(item.lastSignInAt()),
                Integer.toString(item.permissions()),
                Integer.toString(item.traceable()),
                Integer.toString(item.used()),
                Integer.toString(item.unrecorded()),
                Long.toString(item.uses()),
                text(item.lastUsedOn()),
                String.join(" ", item.conflicts()),
                text(item.decision()).toLowerCase(Locale.ROOT),
                text(item.reason()),
                text(item.decidedBy()),
                text(item.decidedAt()),
                text(item.revocation()).toLowerCase(Locale.ROOT),
                text(item.revokedAt()));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** Whoever edits accounts in Keycloak writes the department: a spreadsheet must not calculate with it. */
    private static String harmless(String cell) {
        return cell == null ? "" : cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
    }

    private static String escaped(String cell) {
        return cell.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String words(Locale locale, String key) {
        return Texts.find("privacy", key, locale, Map.of()).orElse(key);
    }
}
