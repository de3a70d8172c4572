package io.shouwen.workorder.clock;

/** A calendar version was published or withdrawn. */
public record CalendarsChanged(String version) {}
