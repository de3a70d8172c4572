package io.shouwen.platform.http;

import java.util.UUID;

/** Answer of a creation of which only the id is told. */
public record Created(UUID id) {}
