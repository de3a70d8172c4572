package io.shouwen.platform.page;

import io.shouwen.platform.staff.DepartmentNames;
import io.shouwen.platform.text.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;

/** What a department is called on this page: as the organisation says, else as usual, else its word. */
@Named
@RequestScoped
public class DepartmentLabels {

    private Instance<DepartmentNames> sources;
    private Appearance appearance;
    private final Map<String, String> known = new HashMap<>();

    protected DepartmentLabels() {} // CDI proxy

    @Inject
    DepartmentLabels(@Any Instance<DepartmentNames> sources, Appearance appearance) {
        this.sources = sources;
        this.appearance = appearance;
    }

    /** @param word null or empty where nobody named a department */
    public String of(String word) {
        return word == null || word.isEmpty() ? "" : known.computeIfAbsent(word, this::look);
    }

    private String look(String word) {
        return sources.stream()
                .flatMap(source -> source.name(word, appearance.getLocale()).stream())
                .findFirst()
                .or(() -> Texts.find("platform", "department." + word, appearance.getLocale(), Map.of()))
                .orElse(word);
    }
}
