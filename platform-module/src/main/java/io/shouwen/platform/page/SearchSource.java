package io.shouwen.platform.page;

import io.shouwen.platform.access.Actor;
import java.util.List;

/** Something that the search field at the top can find; an application-scoped bean of the module that knows it. */
public interface SearchSource {

    /**
     * A hit. Masks only.
     *
     * @param kind shown as a chip, in the reader's language
     * @param path where it opens, with ids only
     */
    record Found(String kind, String title, String hint, String path) {}

    /** Whether this person may find such things at all, in the portal where they are. */
    boolean usableBy(Actor actor);

    /** @param text as typed, at least three characters; what it cannot read finds nothing */
    List<Found> find(String text, int atMost, boolean english);
}
