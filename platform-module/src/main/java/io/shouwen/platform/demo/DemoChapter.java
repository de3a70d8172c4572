package io.shouwen.platform.demo;

/**
 * A module's part of the demo data: an application-scoped bean, run once at the first start in demo mode, in the order
 * of {@link #order()}. Generated from the story's seed alone, so that two installations show the same.
 */
public interface DemoChapter {

    /** 100 to 199 crm, 200 workorder, 300 performance; lower first, each its own. */
    int order();

    /** In one transaction: a chapter that fails or is killed half-way is told anew from its first word. */
    void write(DemoStory story);
}
