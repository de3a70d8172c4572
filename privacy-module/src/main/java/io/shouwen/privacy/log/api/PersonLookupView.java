package io.shouwen.privacy.log.api;

import java.util.List;
import java.util.UUID;

/** @param people ids; empty where nobody has that number */
public record PersonLookupView(List<UUID> people) {}
