package io.shouwen.architecture.wrong.privacy.thing;

/** Belongs to a module above. */
public record Vaulted() {}
