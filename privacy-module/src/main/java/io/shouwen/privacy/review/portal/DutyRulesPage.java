package io.shouwen.privacy.review.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.Appearance;
import io.shouwen.privacy.PrivacyPermissions;
import io.shouwen.privacy.review.DutyConflict;
import io.shouwen.privacy.review.DutyRule;
import io.shouwen.privacy.review.KeepingDutyRules;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** What nobody may hold together, with its versions, and the form that sets one anew. */
@Named
@ViewScoped
public class DutyRulesPage implements Serializable {

    private KeepingDutyRules keeping;
    private Actor actor;
    private Appearance appearance;
    private String rule;
    private String word;
    private String one;
    private String other;
    private String zh;
    private String en;
    private boolean active = true;
    /** Version that the person saw; 0 for a new rule, -1 before anything was read. */
    private int seen = -1;

    protected DutyRulesPage() {} // CDI proxy

    @Inject
    DutyRulesPage(KeepingDutyRules keeping, Actor actor, Appearance appearance) {
        this.keeping = keeping;
        this.actor = actor;
        this.appearance = appearance;
    }

    /** Fills the form with the rule in the address, if there is one. */
    public void look() {
        if (seen >= 0) {
            return;
        }
        seen = 0;
        if (rule != null && !rule.isBlank()) {
            keeping.versions(rule).stream().findFirst().ifPresent(this::fill);
        }
    }

    private void fill(DutyRule now) {
        DutyConflict conflict = now.conflict();
        word = conflict.word();
        one = conflict.one();
        other = conflict.other();
        zh = conflict.zh();
        en = conflict.en();
        active = now.active();
        seen = now.version();
    }

    public List<DutyRule> getRules() {
        return keeping.all();
    }

    public List<DutyRule> getVersions() {
        return isNewRule() ? List.of() : keeping.versions(word);
    }

    public String label(DutyConflict conflict) {
        return conflict.label(appearance.getLocale());
    }

    public boolean isNewRule() {
        return seen <= 0;
    }

    public boolean isMayChange() {
        return actor.may(PrivacyPermissions.REVIEW_DECIDE);
    }

    public void save() {
        fill(keeping.set(new DutyConflict(word, one, other, zh, en), active, isNewRule() ? null : "\"" + seen + "\""));
    }

    public String getRule() {
        return rule;
    }

    public void setRule(String rule) {
        this.rule = rule;
    }

    public String getWord() {
        return word;
    }

    public void setWord(String word) {
        this.word = word;
    }

    public String getOne() {
        return one;
    }

    public void setOne(String one) {
        this.one = one;
    }

    public String getOther() {
        return other;
    }

    public void setOther(String other) {
        this.other = other;
    }

    public String getZh() {
        return zh;
    }

    public void setZh(String zh) {
        this.zh = zh;
    }

    public String getEn() {
        return en;
    }

    public void setEn(String en) {
        this.en = en;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }
}
