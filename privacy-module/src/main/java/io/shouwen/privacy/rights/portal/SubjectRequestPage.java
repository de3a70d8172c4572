package io.shouwen.privacy.rights.portal;

import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.page.Frame;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.rights.ErasureReport;
import io.shouwen.privacy.rights.HandlingRequests;
import io.shouwen.privacy.rights.HoldTerms;
import io.shouwen.privacy.rights.PersonalDataHolder.Hold;
import io.shouwen.privacy.rights.ReadingErasures;
import io.shouwen.privacy.rights.ReadingRequests;
import io.shouwen.privacy.rights.RequestAct;
import io.shouwen.privacy.rights.RequestKind;
import io.shouwen.privacy.rights.SubjectRequest;
import io.shouwen.privacy.rights.UnknownRequest;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.util.Faces;

/** One request from its receipt to its end: clock, tasks, evidence, and the next step. No personal data stands here. */
@Named
@RequestScoped
public class SubjectRequestPage {

    @Inject
    HttpServletRequest http;

    @Inject
    ReadingRequests reading;

    @Inject
    ReadingErasures erasures;

    @Inject
    HandlingRequests handling;

    @Inject
    HoldTerms terms;

    @Inject
    Appearance appearance;

    @Inject
    Frame frame;

    private UUID id;
    private ReadingRequests.Whole whole;
    private List<Hold> holds;
    private String word;
    private String link;

    @PostConstruct
    void readAddress() {
        try {
            String given = http.getParameter("id");
            id = UUID.fromString(given == null ? "" : given);
        } catch (IllegalArgumentException notAnId) {
            throw UnknownRequest.make();
        }
    }

    public ReadingRequests.Whole getWhole() {
        if (whole == null) {
            whole = reading.read(id);
        }
        return whole;
    }

    public SubjectRequest getRequest() {
        return getWhole().request();
    }

    public int getDaysLeft() {
        return reading.daysLeft(getRequest());
    }

    /** The warning's words where the calendar does not know the year in which it is due; else null. */
    public String getUnknownYear() {
        SubjectRequest request = getRequest();
        return request.state().running() && reading.dueMayMove(request)
                ? Texts.find(
                                "privacy",
                                "request.due.unknown-year",
                                appearance.getLocale(),
                                Map.of("0", request.dueOn().getYear()))
                        .orElseThrow()
                : null;
    }

    public String getTone() {
        if (!getRequest().state().running()) {
            return "mute";
        }
        return getDaysLeft() < 0 ? "bad" : getDaysLeft() <= 3 ? "warn" : "ok";
    }

    /** What an erasure would keep back now; empty for other kinds. */
    public List<Hold> getHolds() {
        if (holds == null) {
            holds = getRequest().kind() == RequestKind.DELETE ? handling.holds(id) : List.of();
        }
        return holds;
    }

    public String rule(String ruleWord) {
        return terms.all().stream()
                .filter(rule -> rule.word().equals(ruleWord))
                .map(rule -> rule.label(appearance.getLocale()))
                .findFirst()
                .orElse(ruleWord);
    }

    /** The step in words: an act, a task, or the word itself. */
    public String step(String act) {
        String task = act.contains(":") ? act.substring(0, act.indexOf(':')) : act;
        return text("request.step." + act)
                .or(() -> text("request.task." + task))
                .or(() -> text("request.act." + act))
                .orElse(act);
    }

    /** What the step was taken with: a kind, a way of verifying, a reason. */
    public String stepWord(String given) {
        return given == null
                ? ""
                : Stream.of("request.kind.", "request.verification.", "request.extension.", "request.ground.")
                        .flatMap(prefix -> text(prefix + given).stream())
                        .findFirst()
                        .orElse(given);
    }

    /** The categories' names, each in the bundle of its module. */
    public String categories(Collection<String> words) {
        return words.stream()
                .map(category -> Texts.find(
                                category.substring(0, Math.max(0, category.indexOf('.'))),
                                "copy." + category,
                                appearance.getLocale(),
                                Map.of())
                        .orElse(category))
                .collect(Collectors.joining(appearance.isEnglish() ? ", " : "、"));
    }

    private Optional<String> text(String key) {
        return Texts.find("privacy", key, appearance.getLocale(), Map.of());
    }

    public boolean possible(String act) {
        return RequestAct.valueOf(act).possibleIn(getRequest().state());
    }

    public boolean isExtendable() {
        return possible("EXTEND") && getRequest().extendedFor() == null;
    }

    /** Whether the kind's own task can be done here and now. */
    public boolean isWorkable() {
        return possible("WORK")
                && getRequest().kind() != RequestKind.CORRECT
                && getWhole().tasks().stream()
                        .anyMatch(task -> !task.done() || getRequest().kind() == RequestKind.COPY);
    }

    public boolean isLiftable() {
        return handling.liftable(getRequest());
    }

    public List<String> getVerifications() {
        return SubjectRequest.VERIFICATIONS;
    }

    public List<String> getExtensions() {
        return SubjectRequest.EXTENSIONS;
    }

    public List<String> getGrounds() {
        return SubjectRequest.GROUNDS;
    }

    public String verify() {
        handling.verify(id, version(), word);
        return again();
    }

    public String start() {
        handling.start(id, version());
        return again();
    }

    public String extend() {
        handling.extend(id, version(), word);
        return again();
    }

    public String answer() {
        handling.answer(id, version());
        return again();
    }

    public String refuse() {
        handling.refuse(id, version(), word);
        return again();
    }

    public String close() {
        handling.close(id, version());
        return again();
    }

    public String lift() {
        handling.lift(id, version());
        return again();
    }

    /** The one task that the kind consists of. */
    public String work() {
        switch (getRequest().kind()) {
            case DELETE -> handling.erase(id, version());
            case RESTRICT -> handling.restrict(id, version());
            case WITHDRAW_CONSENT -> handling.withdrawConsents(id, version());
            case COMPLAINT -> handling.lookedInto(id, version());
            case COPY -> {
                link = frame.getBase() + handling.releaseCopy(id, version()).made();
                whole = null;
                return null; // shown once, on this answer
            }
            case CORRECT -> {
                // done by the desk, where the values are typed
            }
        }
        return again();
    }

    public void download(UUID report) throws IOException {
        ErasureReport read = erasures.read(report);
        Faces.sendFile(read.json().getBytes(StandardCharsets.UTF_8), "erasure-report.json", true);
    }

    /** The ETag of the request as the page showed it. */
    private String version() {
        String seen = http.getParameter("seen");
        return "\"" + (seen == null ? Long.toString(getRequest().version()) : seen) + "\"";
    }

    private String again() {
        return "/privacy/subject-request.xhtml?faces-redirect=true&id=" + id;
    }

    public UUID getId() {
        return id;
    }

    /** The person's link, in the answer that made it and in no other. */
    public String getLink() {
        return link;
    }

    public String getWord() {
        return word;
    }

    public void setWord(String word) {
        this.word = word;
    }
}
