package io.shouwen.architecture.wrong.crm.thing;

/** Belongs to a module above. */
public record Customer() {}
