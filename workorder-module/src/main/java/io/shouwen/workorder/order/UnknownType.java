package io.shouwen.workorder.order;

import io.shouwen.platform.http.Refusal;
import java.util.Map;

/** 422: a type that nobody defined. */
public final class UnknownType extends Refusal {

    UnknownType(String type) {
        super(
                Kind.UNPROCESSABLE,
                "workorder.unknown-type",
                "there is no such type of work order",
                Map.of("word", type));
    }
}
