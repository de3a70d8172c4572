package io.shouwen.platform.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every page of every module, by its path. */
@ApplicationScoped
public class Doors {

    /** A page and the module whose bundle names it. */
    public record Door(String module, PageDefinition page) {}

    private final Map<String, Door> byPath = new HashMap<>();

    public Doors() {
        for (ModuleCatalogue module : ModuleCatalogue.all()) {
            for (PageDefinition page : module.pages()) {
                if (byPath.put(page.path(), new Door(module.module(), page)) != null) {
                    throw new IllegalStateException("two pages at " + page.path());
                }
            }
        }
    }

    /** @param path below the context, with or without {@code .xhtml} */
    public Optional<Door> at(String path) {
        String plain = path.endsWith(".xhtml") ? path.substring(0, path.length() - ".xhtml".length()) : path;
        return Optional.ofNullable(byPath.get(plain));
    }

    /** The menu of a portal, top to bottom. */
    public List<Door> menu(Portal portal) {
        return byPath.values().stream()
                .filter(d ->
                        d.page().portal() == portal && d.page().navigation().isPresent())
                .sorted(Comparator.comparingInt(
                        d -> d.page().navigation().orElseThrow().order()))
                .toList();
    }
}
