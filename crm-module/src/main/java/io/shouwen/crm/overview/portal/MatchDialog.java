package io.shouwen.crm.overview.portal;

import io.shouwen.crm.customer.CustomerId;
import io.shouwen.crm.interaction.CustomerTimeline;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.matching.ComparingNumber;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/**
 * The dialog that compares a number which a customer names with the one on file. What was typed lives for one request and
 * is never sent back; the answer is one line.
 */
@Named
@RequestScoped
public class MatchDialog {

    @Inject
    CustomerPage page;

    @Inject
    ComparingNumber comparing;

    @Inject
    Actor actor;

    @Inject
    Appearance appearance;

    private String kind = ComparingNumber.word(ComparingNumber.KINDS.get(0));
    private String number;
    private String openCase;
    private ComparingNumber.Comparison answer;

    public boolean isPermitted() {
        return actor.may(PrivacyPermissions.MATCH);
    }

    /** Whether it can be asked without a case. */
    public boolean isReception() {
        return actor.may(PrivacyPermissions.MATCH_AT_RECEPTION);
    }

    public boolean isPossible() {
        return isReception() || !getCases().isEmpty();
    }

    public List<CustomerTimeline.Entry> getCases() {
        return page.getOverview().openCases();
    }

    public List<String> getKinds() {
        return ComparingNumber.KINDS.stream().map(ComparingNumber::word).toList();
    }

    /** In the reader's language. */
    public String label(String word) {
        return Texts.find("privacy", "matching.kind." + word, appearance.getLocale(), Map.of())
                .orElse(word);
    }

    public void compare() {
        answer = comparing.compare(
                new CustomerId(page.getId()).person(),
                ComparingNumber.KINDS.stream()
                        .filter(k -> ComparingNumber.word(k).equals(kind))
                        .findFirst()
                        .orElse(null),
                number,
                openCase);
    }

    /** Null until asked. */
    public ComparingNumber.Comparison getAnswer() {
        return answer;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getNumber() {
        return null; // never shown again
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getOpenCase() {
        return openCase;
    }

    public void setOpenCase(String openCase) {
        this.openCase = openCase;
    }
}
