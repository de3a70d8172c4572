package io.shouwen.workorder.calendar.portal;

import io.shouwen.platform.access.Actor;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.text.Texts;
import io.shouwen.workorder.WorkorderPermissions;
import io.shouwen.workorder.calendar.Announcement;
import io.shouwen.workorder.calendar.CalendarBook;
import io.shouwen.workorder.calendar.CalendarVersion;
import io.shouwen.workorder.calendar.PublishingCalendar;
import io.shouwen.workorder.calendar.ReadingCalendar;
import io.shouwen.workorder.clock.CalendarText;
import io.shouwen.workorder.clock.DayKind;
import io.shouwen.workorder.clock.DayRange;
import io.shouwen.workorder.clock.WorkingCalendar;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A year of the working calendar by one version, and all versions. Version and year stand in the address. */
@Named
@RequestScoped
public class WorkingCalendarPage {

    @Inject
    ReadingCalendar reading;

    @Inject
    PublishingCalendar publishing;

    @Inject
    Appearance appearance;

    @Inject
    Actor actor;

    @Inject
    HttpServletRequest http;

    private CalendarBook book;
    private CalendarVersion shown;

    public CalendarBook getBook() {
        if (book == null) {
            book = reading.book();
        }
        return book;
    }

    /** The one in the address; without one, or with one that there is not, the one that knows most. */
    public CalendarVersion getShown() {
        if (shown == null) {
            shown = getBook().find(http.getParameter("version")).orElseGet(getBook()::last);
        }
        return shown;
    }

    private WorkingCalendar calendar() {
        return getShown().calendar();
    }

    /** The one in the address, else this year. */
    public int getYear() {
        int now = LocalDate.ofInstant(getBook().now(), calendar().zone()).getYear();
        try {
            String given = http.getParameter("year");
            int year = given == null ? now : Integer.parseInt(given);
            return year < Announcement.FIRST_YEAR || year > Announcement.LAST_YEAR ? now : year;
        } catch (NumberFormatException notAYear) {
            return now;
        }
    }

    public boolean isKnown() {
        return calendar().knowsYear(getYear());
    }

    public List<Integer> getMissingYears() {
        return reading.missingYears(getBook());
    }

    public List<Integer> getYears() {
        int year = getYear();
        return IntStream.rangeClosed(
                        Math.max(Announcement.FIRST_YEAR, year - 2), Math.min(Announcement.LAST_YEAR, year + 2))
                .boxed()
                .toList();
    }

    public List<MonthSheet> getMonths() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> MonthSheet.of(calendar(), YearMonth.of(getYear(), month)))
                .toList();
    }

    public long getWorkdays() {
        return daysOfYear().stream().filter(calendar()::isWorkday).count();
    }

    public List<DayRange> getDaysOff() {
        return DayRange.of(of(DayKind.OFF));
    }

    public List<LocalDate> getMakeUpWorkdays() {
        return of(DayKind.MAKE_UP);
    }

    public List<LocalDate> getOtherHours() {
        return of(DayKind.OTHER_HOURS);
    }

    public String hoursOn(LocalDate day) {
        return CalendarText.written(calendar().hoursOn(day));
    }

    public String getHours() {
        return CalendarText.written(calendar().hours());
    }

    /** Such as {@code 02-15 – 02-23}. */
    public String written(DayRange range) {
        String first = range.first().toString().substring(5);
        return range.length() == 1
                ? first
                : first + " – " + range.last().toString().substring(5);
    }

    public String weekday(LocalDate day) {
        return Texts.find("workorder", "weekday." + day.getDayOfWeek().getValue(), appearance.getLocale(), Map.of())
                .orElseThrow();
    }

    public String yearsOf(CalendarVersion version) {
        return version.calendar().years().stream()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(appearance.isEnglish() ? ", " : "、"));
    }

    public String stateOf(CalendarVersion version) {
        return getBook().stateOf(version).word();
    }

    public String chipOf(CalendarVersion version) {
        return switch (getBook().stateOf(version)) {
            case IN_FORCE -> "chip-ok";
            case UPCOMING -> "chip-info";
            case PAST, WITHDRAWN -> "chip-mute";
        };
    }

    public boolean isMayPublish() {
        return actor.may(WorkorderPermissions.CALENDAR_PUBLISH);
    }

    public boolean withdrawable(CalendarVersion version) {
        return isMayPublish() && getBook().stateOf(version) == CalendarVersion.State.UPCOMING;
    }

    public String withdraw(CalendarVersion version) {
        publishing.withdraw(version.version(), "\"" + version.revision() + "\"");
        return "/workorder/working-calendar.xhtml?faces-redirect=true";
    }

    private List<LocalDate> of(DayKind kind) {
        return daysOfYear().stream()
                .filter(day -> calendar().kindOf(day) == kind)
                .toList();
    }

    private List<LocalDate> daysOfYear() {
        return LocalDate.of(getYear(), 1, 1)
                .datesUntil(LocalDate.of(getYear() + 1, 1, 1))
                .toList();
    }
}
