package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 422: a complaint's grade (W8) on something that is no complaint. */
public final class OnlyComplaintsHaveGrades extends Refusal {

    OnlyComplaintsHaveGrades(String type) {
        super(
                Kind.UNPROCESSABLE,
                "workorder.only-complaints-have-grades",
                "work orders of the type " + type
                        + " have no grade: leave it out, or choose a type that is a complaint",
                Map.of("word", type));
    }
}
