package io.shouwen.privacy.log.portal;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.log.LoggedEntry;
import io.shouwen.privacy.reveal.Purposes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gives entries what people want to read beside the ids: names of staff, for display only, and words for actions. */
@ApplicationScoped
class AuditRows {

    private StaffDirectory staff;
    private Purposes purposes;
    private Appearance appearance;

    protected AuditRows() {} // CDI proxy

    @Inject
    AuditRows(StaffDirectory staff, Purposes purposes, Appearance appearance) {
        this.staff = staff;
        this.purposes = purposes;
        this.appearance = appearance;
    }

    List<AuditRow> of(List<LoggedEntry> entries) {
        Map<String, String> names = names(entries.stream()
                .map(entry -> entry.word("actor"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<String, String> reasons = purposes.all().stream()
                .collect(Collectors.toMap(Purposes.Purpose::word, purpose -> purpose.label(appearance.getLocale())));
        return entries.stream().map(entry -> row(entry, names, reasons)).toList();
    }

    private AuditRow row(LoggedEntry entry, Map<String, String> names, Map<String, String> reasons) {
        String actor = entry.word("actor");
        String action = entry.word("action");
        return new AuditRow(
                entry.id().toString(),
                entry.recordedAt(),
                actor,
                StaffId.SYSTEM.value().equals(actor)
                        ? text("privacy", "staff.system").orElse("")
                        : names.getOrDefault(actor, ""),
                entry.word("portal"),
                action,
                label(action),
                entry.word("object"),
                entry.word("subject"),
                entry.fields().stream()
                        .map(this::field)
                        .collect(Collectors.joining(appearance.isEnglish() ? ", " : "、")),
                reasons.getOrDefault(entry.word("purpose"), entry.word("purpose")),
                entry.word("case"),
                entry.word("outcome"),
                reason(entry.word("reason")),
                entry.state().name().toLowerCase(Locale.ROOT));
    }

    Map<String, String> names(Set<String> numbers) {
        return staff.named(numbers.stream().map(StaffId::new).toList()).values().stream()
                .collect(Collectors.toMap(member -> member.id().value(), StaffMember::name));
    }

    /** What the field or the filter is called; the word itself where nothing names it. */
    private String field(String named) {
        if (named.startsWith("role:")) {
            return text("privacy", "role." + named.substring("role:".length())).orElse(named);
        }
        String name = named.contains("/") ? named.substring(0, named.indexOf('/')) : named;
        return text(module(name), "field." + name)
                .or(() -> text("privacy", "filter." + name))
                .orElse(named);
    }

    /** Reasons are words of refusals, of alert rules or of kinds of requests. */
    private String reason(String word) {
        return word == null
                ? null
                : text(module(word), "problem." + word)
                        .filter(found -> !found.contains("{"))
                        .or(() -> text("privacy", "alert.rule." + word))
                        .or(() -> text("privacy", "request.kind." + word))
                        .orElse(word);
    }

    private static String module(String word) {
        return word.substring(0, Math.max(0, word.indexOf('.')));
    }

    private Optional<String> text(String module, String key) {
        return Texts.find(module, key, appearance.getLocale(), Map.of());
    }

    /** Every action that has a text, in the order of the codes: to choose from. */
    SortedMap<String, String> actions() {
        SortedMap<String, String> all = new TreeMap<>();
        ModuleCatalogue.all()
                .forEach(module -> all.putAll(Texts.startingWith(module.module(), "audit.", appearance.getLocale())));
        return all;
    }

    /** The text {@code audit.<action>} of the action's module; the action itself where it has none. */
    String label(String action) {
        return text(module(action), "audit." + action).orElse(action);
    }
}
