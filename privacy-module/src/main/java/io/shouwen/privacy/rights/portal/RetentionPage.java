package io.shouwen.privacy.rights.portal;

import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.rights.HoldTerms;
import io.shouwen.privacy.rights.ManagingHolds;
import io.shouwen.privacy.rights.ManagingRetention;
import io.shouwen.privacy.rights.RetentionAction;
import io.shouwen.privacy.rights.RetentionRun;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** How long things are kept: the rules, what one would do, what they did. */
@Named
@RequestScoped
public class RetentionPage {

    @Inject
    ManagingRetention retention;

    @Inject
    ManagingHolds holds;

    @Inject
    Appearance appearance;

    private List<ManagingRetention.Category> categories;
    private String category;
    private int days = 1095;
    private String action = RetentionAction.ANONYMISE.name();
    private boolean enabled;
    private String hold;
    private int holdDays = 1095;
    private ManagingRetention.Preview preview;

    public List<ManagingRetention.Category> getCategories() {
        if (categories == null) {
            categories = retention.categories();
        }
        return categories;
    }

    public String label(String word) {
        String module = word.substring(0, word.indexOf('.'));
        return Texts.find(module, "retention." + word, appearance.getLocale(), Map.of())
                .orElse(word);
    }

    public List<HoldTerms.Rule> getHolds() {
        return holds.all();
    }

    /** Each with the version that was shown. */
    public List<HoldTerms.Rule> getChangeableHolds() {
        return holds.changeable();
    }

    public String changeHold() {
        String[] seen = hold.split("/");
        holds.change(seen[0], holdDays, "\"" + seen[1] + "\"");
        return "/privacy/retention.xhtml?faces-redirect=true";
    }

    public String getHold() {
        return hold;
    }

    public void setHold(String hold) {
        this.hold = hold;
    }

    public int getHoldDays() {
        return holdDays;
    }

    public void setHoldDays(int holdDays) {
        this.holdDays = holdDays;
    }

    public void look() {
        preview = retention.preview(seen()[0], days);
    }

    public String save() {
        retention.put(seen()[0], days, RetentionAction.valueOf(action), enabled, "\"" + seen()[1] + "\"");
        return "/privacy/retention.xhtml?faces-redirect=true";
    }

    public String run() {
        retention.runNow();
        return "/privacy/retention.xhtml?faces-redirect=true";
    }

    /** The category, and the version of its rule that was shown. */
    private String[] seen() {
        return category.split("/");
    }

    public List<RetentionRun> getRuns() {
        return retention.runs();
    }

    public ManagingRetention.Preview getPreview() {
        return preview;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }

    public String getAction() {
        return action;
    }

    public void setAction(String action) {
        this.action = action;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
