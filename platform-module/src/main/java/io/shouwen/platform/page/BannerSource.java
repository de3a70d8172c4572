package io.shouwen.platform.page;

import java.util.Optional;

/** Something that a person has to be reminded of on every page until it is done. A bean of an upper module. */
public interface BannerSource {

    /** Asked once for each page; one short query at most. */
    Optional<Banner> banner();

    /** @param path of the page where it can be done, below the base address */
    record Banner(String text, String path) {}
}
