package io.shouwen.privacy.reveal.portal;

import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.reveal.GrantRequest;
import io.shouwen.privacy.reveal.Purposes;
import io.shouwen.privacy.reveal.RequestState;
import io.shouwen.privacy.vault.PersonId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people read instead of the words that requests keep. */
@Named
@RequestScoped
public class RevealWords {

    private Appearance appearance;
    private Purposes purposes;
    private StaffDirectory staff;
    private Clock clock;
    private Map<String, String> purposeLabels;
    private Map<StaffId, String> names = new HashMap<>();

    protected RevealWords() {} // CDI proxy

    @Inject
    RevealWords(Appearance appearance, Purposes purposes, StaffDirectory staff, Clock clock) {
        this.appearance = appearance;
        this.purposes = purposes;
        this.staff = staff;
        this.clock = clock;
    }

    /** The field's name in the bundle of the module that stores it; its full name where that has none. */
    public String field(String named) {
        String name = named.contains("/") ? named.substring(0, named.indexOf('/')) : named;
        int module = name.indexOf('.');
        return module < 0
                ? name // a filter's name or the like, which entries of the log hold as well
                : Texts.find(name.substring(0, module), "field." + name, appearance.getLocale(), Map.of())
                        .orElse(name);
    }

    public String fields(List<String> names) {
        return names.stream().map(this::field).collect(Collectors.joining(appearance.isEnglish() ? ", " : "、"));
    }

    /** The list's name in the bundle of its module; nothing where an address names none. */
    public String list(String word) {
        return word == null || !word.contains(".")
                ? ""
                : Texts.find(word.substring(0, word.indexOf('.')), "list." + word, appearance.getLocale(), Map.of())
                        .orElse(word);
    }

    public String purpose(String word) {
        if (purposeLabels == null) {
            purposeLabels = purposes.all().stream()
                    .collect(Collectors.toMap(Purposes.Purpose::word, p -> p.label(appearance.getLocale())));
        }
        return purposeLabels.getOrDefault(word, word);
    }

    /** The label of a kind of field, or of bulk export. */
    public String subject(String word) {
        return text("kind." + word, Map.of());
    }

    public String why(String word) {
        return text("why." + word, Map.of());
    }

    public String reason(String word) {
        return text("refusal." + word, Map.of());
    }

    public String caseRule(String word) {
        return text("case-rule." + word, Map.of());
    }

    public String state(GrantRequest request) {
        return text("request." + stateOf(request).word(), Map.of());
    }

    public RequestState stateOf(GrantRequest request) {
        return request.state(clock.instant());
    }

    public boolean isOpen(GrantRequest request) {
        return stateOf(request) == RequestState.OPEN;
    }

    public boolean isGranted(GrantRequest request) {
        return stateOf(request) == RequestState.GRANTED;
    }

    public String chip(GrantRequest request) {
        return switch (stateOf(request)) {
            case OPEN -> "chip-warn";
            case GRANTED -> "chip-ok";
            case REFUSED -> "chip-bad";
            default -> "chip-mute";
        };
    }

    /** How long a request has waited or did wait, in minutes. */
    public long waited(GrantRequest request) {
        return Duration.between(
                        request.asked().at(),
                        request.answer() == null
                                ? clock.instant()
                                : request.answer().at())
                .toMinutes();
    }

    /** The last twelve digits of the id: enough to tell people apart on a page. */
    public String shortened(PersonId person) {
        return person == null ? "" : person.toString().substring(24);
    }

    /** A case with its id cut in the same way. */
    public String shortCase(String reference) {
        int start = reference == null ? -1 : reference.lastIndexOf('-');
        int kind = reference == null ? -1 : reference.indexOf('/');
        return start < 0 || kind < 0
                ? reference
                : reference.substring(0, kind + 1) + "…" + reference.substring(start + 1);
    }

    public String name(StaffId id) {
        return id == null
                ? ""
                : names.computeIfAbsent(
                        id, number -> staff.find(number).map(StaffMember::name).orElse(""));
    }

    public String text(String key, Map<String, ?> arguments) {
        return Texts.find("privacy", key, appearance.getLocale(), arguments).orElse(key);
    }

    /** One number put into a text. */
    public String count(String key, Object number) {
        return text(key, Map.of("n", number));
    }
}
