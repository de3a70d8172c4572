package io.shouwen.platform.demo;

/**
 * A module's part of the demo data: an application-scoped bean, run once at the first start in demo mode, in the order
 * of {@link #order()}. Generated from the story's seed alone, so that two installations show the same.
 */
public interface DemoChapter {

    /** 100 crm, 200 workorder, 300 performance; lower first. */
    int order();

    /** Opens its own transactions, of a few hundred rows each. */
    void write(DemoStory story);
}
