package io.shouwen.architecture.wrong.performance.thing;

/** Belongs to a module above. */
public record Score() {}
