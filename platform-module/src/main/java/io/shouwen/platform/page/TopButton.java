package io.shouwen.platform.page;

import java.util.Locale;
import java.util.Optional;

/** Something that a person can begin on any page, from the bar at its top. A bean of an upper module. */
public interface TopButton {

    /** Asked on each page; empty for whom, and in the portal in which, it is of no use. */
    Optional<Shown> shown(Locale locale);

    /**
     * @param path where it is begun, below the base address
     * @param key that does the same while nothing is being typed
     */
    record Shown(String label, String icon, String path, String key) {}
}
