package io.shouwen.workorder.order.portal;

import io.shouwen.platform.page.Appearance;
import io.shouwen.workorder.order.Departments;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;

/** Names for words that the organisation chooses. */
@Named
@RequestScoped
public class WorkOrderLabels {

    private Appearance appearance;
    private Departments departments;
    private Map<String, String> known;

    @Inject
    WorkOrderLabels(Appearance appearance, Departments departments) {
        this.appearance = appearance;
        this.departments = departments;
    }

    protected WorkOrderLabels() {} // CDI proxy

    /** A department's name, or the word itself where we have none; empty for none. */
    public String department(String word) {
        if (known == null) {
            known = new HashMap<>();
            departments.all().forEach(d -> known.put(d.word(), d.label(appearance.getLocale())));
        }
        return word == null ? "" : known.getOrDefault(word, word);
    }
}
