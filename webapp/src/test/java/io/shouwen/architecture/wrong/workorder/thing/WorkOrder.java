package io.shouwen.architecture.wrong.workorder.thing;

/** Belongs to a module above. */
public record WorkOrder() {}
