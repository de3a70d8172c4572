package io.shouwen.platform.page;

/**
 * How many things wait for this person behind a line of the menu. A bean of an upper module, asked on each page for those
 * who may open the line: one short query, and no entry in the log.
 */
public interface MenuCount {

    /** Of the page, as its definition says. */
    String path();

    /** Nothing is shown for 0. */
    long waiting();
}
