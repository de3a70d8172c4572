package io.shouwen.performance.score;

import io.shouwen.platform.http.Refusal;
import io.shouwen.platform.staff.StaffId;
import java.time.YearMonth;
import java.util.Map;

/** The person held no role in that month, so there is nothing to score. */
public final class NoScorecard extends Refusal {
    NoScorecard(StaffId staff, YearMonth month) {
        super(
                Kind.UNKNOWN,
                "performance.no-scorecard",
                staff + " held no role in " + month,
                Map.of("staff", staff.value(), "month", month.toString()));
    }
}
