package io.shouwen.performance.people.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param periods all role periods, in order; they replace what was there */
@Schema(requiredProperties = "periods")
public record PersonRequest(List<Period> periods) {

    /**
     * @param from first day, such as {@code 2026-10-01}
     * @param until last day, or null while it lasts
     * @param level such as {@code intermediate}
     * @param group PK group, or null
     */
    @Schema(requiredProperties = {"from", "level"})
    public record Period(String from, String until, String level, String group) {}
}
