package io.shouwen.platform.page;

import io.shouwen.platform.access.Portal;
import io.shouwen.platform.text.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The five doors, for somebody who has not signed in yet. */
@Named
@RequestScoped
public class Welcome {

    /** One of the doors. */
    public record Item(String name, String words, String path, String icon) {}

    private Appearance appearance;

    @Inject
    public Welcome(Appearance appearance) {
        this.appearance = appearance;
    }

    protected Welcome() {} // CDI proxy

    public List<Item> getPortals() {
        return Stream.of(Portal.values())
                .map(p -> new Item(text("portal." + p.word()), text("welcome." + p.word()), p.home(), Frame.icon(p)))
                .toList();
    }

    private String text(String key) {
        return Texts.find("platform", key, appearance.getLocale(), Map.of()).orElse(key);
    }
}
