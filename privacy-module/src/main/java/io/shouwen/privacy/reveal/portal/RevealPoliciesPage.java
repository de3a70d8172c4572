package io.shouwen.privacy.reveal.portal;

import io.shouwen.privacy.reveal.CaseRule;
import io.shouwen.privacy.reveal.RevealPolicies;
import io.shouwen.privacy.reveal.RevealPolicy;
import io.shouwen.privacy.reveal.SettingRevealPolicy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.omnifaces.util.Faces;

/** What seeing each kind of field needs, and how it came to be so. */
@Named
@RequestScoped
public class RevealPoliciesPage {

    private SettingRevealPolicy setting;
    private String subject;
    private RevealPolicy policy;
    private String version;
    private String permission;
    private boolean secondPerson;
    private int minutes = RevealPolicy.SHIPPED_MINUTES;
    private boolean freshFactor;
    private String caseRule;

    protected RevealPoliciesPage() {} // CDI proxy

    @Inject
    RevealPoliciesPage(SettingRevealPolicy setting) {
        this.setting = setting;
        this.subject = Faces.getRequestParameter("subject");
        if (subject != null) {
            policy = setting.current(subject);
            version = Integer.toString(policy.version());
            permission = policy.permission();
            secondPerson = policy.secondPerson();
            minutes = policy.minutes();
            freshFactor = policy.freshFactor();
            caseRule = policy.caseRule().word();
        }
    }

    public List<RevealPolicy> getPolicies() {
        return setting.current();
    }

    /** The one that is being changed; null on the list. */
    public RevealPolicy getPolicy() {
        return policy;
    }

    public List<RevealPolicies.Version> getHistory() {
        return setting.history(subject);
    }

    public List<String> getPermissions() {
        return setting.permissions();
    }

    public List<String> getCaseRules() {
        return Arrays.stream(CaseRule.values())
                .map(CaseRule::word)
                .filter(rule -> policy.subject().equals(RevealPolicy.EXPORT) == rule.equals(CaseRule.NONE.word()))
                .toList();
    }

    public String set() {
        setting.set(
                new RevealPolicy(
                        subject,
                        0,
                        permission,
                        secondPerson,
                        minutes,
                        freshFactor,
                        CaseRule.of(caseRule).orElse(null)),
                "\"" + version + "\"");
        return "/privacy/reveal-policies.xhtml?faces-redirect=true&subject=" + subject;
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(String version) {
        this.version = version;
    }

    public String getPermission() {
        return permission;
    }

    public void setPermission(String permission) {
        this.permission = permission;
    }

    public boolean isSecondPerson() {
        return secondPerson;
    }

    public void setSecondPerson(boolean secondPerson) {
        this.secondPerson = secondPerson;
    }

    public int getMinutes() {
        return minutes;
    }

    public void setMinutes(int minutes) {
        this.minutes = minutes;
    }

    public boolean isFreshFactor() {
        return freshFactor;
    }

    public void setFreshFactor(boolean freshFactor) {
        this.freshFactor = freshFactor;
    }

    public String getCaseRule() {
        return caseRule;
    }

    public void setCaseRule(String caseRule) {
        this.caseRule = caseRule;
    }
}
