package io.shouwen.workorder.calendar.api;

import io.shouwen.workorder.calendar.AnnouncedDay;
import java.util.List;

/** The days of a CSV, as preview and publish take them. */
public record AnnouncementView(List<AnnouncedDayRequest> days) {

    static AnnouncementView of(List<AnnouncedDay> days) {
        return new AnnouncementView(days.stream().map(AnnouncedDayRequest::of).toList());
    }
}
