package io.shouwen.privacy.anomaly.portal;

import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.anomaly.Alert;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;

/** Says alerts in words: rules, states, names of staff, and how a threshold came about. */
@Named
@ApplicationScoped
public class AlertWords {

    private StaffDirectory directory;
    private Appearance appearance;

    protected AlertWords() {} // CDI proxy

    @Inject
    AlertWords(StaffDirectory directory, Appearance appearance) {
        this.directory = directory;
        this.appearance = appearance;
    }

    public String word(String prefix, Object of) {
        return text(prefix + of, Map.of());
    }

    public String name(String staff) {
        return directory.find(new StaffId(staff)).map(StaffMember::name).orElse("");
    }

    /** One sentence: the person's own habit, the rule's floor, an earlier false alarm, whichever decided. */
    public String why(Alert alert) {
        Map<String, Object> parts = new HashMap<>(alert.why());
        parts.putIfAbsent("median", parts.get("mean")); // as alerts before medians have it
        parts.put("threshold", alert.threshold());
        parts.put("value", alert.value());
        String sentence = Boolean.parseBoolean(alert.why().get("own"))
                ? text("alert.why.own", parts)
                : text("alert.why.floor", parts);
        return alert.why().containsKey("lenient") ? sentence + " " + text("alert.why.lenient", parts) : sentence;
    }

    public String chip(Alert.State state) {
        return switch (state) {
            case OPEN -> "chip-bad";
            case IN_WORK -> "chip-warn";
            case CONFIRMED -> "chip-info";
            case FALSE_ALARM -> "chip-mute";
        };
    }

    private String text(String key, Map<String, ?> words) {
        return Texts.find("privacy", key, appearance.getLocale(), words).orElse(key);
    }
}
