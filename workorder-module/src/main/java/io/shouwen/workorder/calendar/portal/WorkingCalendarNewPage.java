package io.shouwen.workorder.calendar.portal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.platform.page.Appearance;
import io.shouwen.platform.text.Texts;
import io.shouwen.workorder.calendar.AnnouncedDay;
import io.shouwen.workorder.calendar.Announcement;
import io.shouwen.workorder.calendar.AnnouncementCsv;
import io.shouwen.workorder.calendar.AnnouncementText;
import io.shouwen.workorder.calendar.CalendarBook;
import io.shouwen.workorder.calendar.CalendarDraft;
import io.shouwen.workorder.calendar.CalendarPreview;
import io.shouwen.workorder.calendar.PublishingCalendar;
import io.shouwen.workorder.clock.CalendarText;
import io.shouwen.workorder.clock.WorkingStretch;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnifaces.util.Faces;
import org.primefaces.model.file.UploadedFile;

/** A year's announcement is typed or read from a file, looked at as what it changes, and published. */
@Named
@ViewScoped
public class WorkingCalendarNewPage implements Serializable {

    private static final String SAMPLE = "date,until,kind,hours\r\n"
            + "2026-02-15,2026-02-23,off,\r\n2026-02-14,,work,\r\n2026-02-13,,hours,09:00-12:00\r\n";

    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    private PublishingCalendar publishing;
    private Appearance appearance;

    private Integer year;
    private String version;
    private LocalDate validFrom;
    private String hours;
    private String off;
    private String work;
    private String otherHours;
    private transient UploadedFile file;

    /** Revision that the preview was made of; null while there is none. */
    private Long seen;

    /** What the form said then. */
    private String looked;

    private transient CalendarPreview preview;
    private transient CalendarBook book;
    private transient List<AnnouncedDay> drafted;

    protected WorkingCalendarNewPage() {} // CDI proxy

    @Inject
    WorkingCalendarNewPage(PublishingCalendar publishing, Appearance appearance) {
        this.publishing = publishing;
        this.appearance = appearance;
    }

    /** The year after the last that is known, or the one in the address. */
    public void begin() {
        if (year == null) {
            year = getBook().last().calendar().years().stream()
                            .max(Integer::compare)
                            .orElseGet(() -> getBook()
                                            .now()
                                            .atZone(getBook().last().calendar().zone())
                                            .getYear()
                                    - 1)
                    + 1;
        }
        if (version == null) {
            version = freeName();
        }
        if (hours == null) {
            hours = CalendarText.written(getBook().last().calendar().hours());
        }
    }

    private String freeName() {
        String name = "cn-" + year;
        for (int i = 2; getBook().find(name).isPresent(); i++) {
            name = "cn-" + year + "-" + i;
        }
        return name;
    }

    public CalendarBook getBook() {
        if (book == null) {
            book = publishing.book();
        }
        return book;
    }

    /** Puts the file's days into the form, where they can still be changed. */
    public void readFile() {
        seen = null;
        told(this::takeFile);
    }

    private void takeFile() {
        if (file == null || file.getSize() == 0) {
            throw InvalidInput.of("file", "workorder.no-calendar-file", "a CSV file");
        }
        List<AnnouncedDay> days = AnnouncementCsv.parse(file.getContent());
        off = AnnouncementText.written(days, AnnouncedDay.Kind.OFF);
        work = AnnouncementText.written(days, AnnouncedDay.Kind.WORK);
        otherHours = AnnouncementText.written(days, AnnouncedDay.Kind.HOURS);
    }

    public void look() {
        seen = null;
        told(() -> {
            preview = publishing.preview(draft());
            seen = preview.revision();
            looked = said();
        });
    }

    /** Only what was looked at: a form that says something else since is looked at first. */
    public String publish() {
        if (!isLooked()) {
            look();
            return null;
        }
        String published = publishing.publish(draft(), "\"" + seen + "\"").version();
        return "/workorder/working-calendar.xhtml?faces-redirect=true&version=" + published + "&year=" + year;
    }

    private String said() {
        return String.join(
                "\u0000",
                String.valueOf(year),
                String.valueOf(version),
                String.valueOf(validFrom),
                String.valueOf(hours),
                String.valueOf(off),
                String.valueOf(work),
                String.valueOf(otherHours));
    }

    /** Says of each line that is not accepted which it is, beside its field. */
    private void told(Runnable step) {
        try {
            step.run();
        } catch (InvalidInput invalid) {
            FacesContext faces = FacesContext.getCurrentInstance();
            invalid.fields()
                    .forEach(problem -> faces.addMessage(
                            "draft:" + fieldOf(problem),
                            new FacesMessage(FacesMessage.SEVERITY_ERROR, where(problem) + words(problem), null)));
            faces.validationFailed();
        }
    }

    private String fieldOf(FieldProblem problem) {
        String field = problem.field().replaceFirst("[\\[.].*", "");
        if (!field.equals("days")) {
            return field.equals("rows") ? "file" : field;
        }
        return line(problem)
                .map(days -> switch (days.kind()) {
                    case OFF -> "off";
                    case WORK -> "work";
                    case HOURS -> "otherHours";
                })
                .orElse("off");
    }

    private Optional<AnnouncedDay> line(FieldProblem problem) {
        Matcher index = INDEX.matcher(problem.field());
        return index.find() && drafted != null
                ? Optional.of(drafted.get(Integer.parseInt(index.group(1))))
                : Optional.empty();
    }

    private String where(FieldProblem problem) {
        if (problem.field().startsWith("days")) {
            return line(problem).map(day -> day.days() + colon()).orElse("");
        }
        Matcher index = INDEX.matcher(problem.field());
        return index.find() ? text("calendar.line", Map.of("0", index.group(1))) + colon() : "";
    }

    private String colon() {
        return appearance.isEnglish() ? ": " : "：";
    }

    private String words(FieldProblem problem) {
        return Texts.problem(problem.code(), appearance.getLocale(), Map.of()).orElse(problem.accepted());
    }

    private String text(String key, Map<String, ?> holes) {
        return Texts.find("workorder", key, appearance.getLocale(), holes).orElse(key);
    }

    /** A file to fill in. */
    public void sample() throws IOException {
        Faces.sendFile(("\ufeff" + SAMPLE).getBytes(StandardCharsets.UTF_8), "calendar.csv", true);
    }

    private CalendarDraft draft() {
        List<FieldProblem> problems = new ArrayList<>();
        List<AnnouncedDay> days = new ArrayList<>();
        days.addAll(AnnouncementText.read(off, AnnouncedDay.Kind.OFF, "off", problems));
        days.addAll(AnnouncementText.read(work, AnnouncedDay.Kind.WORK, "work", problems));
        days.addAll(AnnouncementText.read(otherHours, AnnouncedDay.Kind.HOURS, "otherHours", problems));
        List<WorkingStretch> usual = AnnouncementText.hours(hours, problems);
        if (year == null) {
            problems.add(new FieldProblem("year", "workorder.not-a-calendar-year", "a year"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        drafted = days;
        boolean asBefore = usual.equals(getBook().last().calendar().hours());
        return new CalendarDraft(
                version == null ? null : version.strip(),
                from(),
                new Announcement(year, days, asBefore ? null : usual));
    }

    /** The day's beginning; today is at once. */
    private Instant from() {
        var zone = getBook().last().calendar().zone();
        return validFrom == null
                        || validFrom.equals(LocalDate.ofInstant(getBook().now(), zone))
                ? null
                : validFrom.atStartOfDay(zone).toInstant();
    }

    /** Null while the form was not looked at as it is. */
    public CalendarPreview getPreview() {
        if (preview == null && isLooked()) {
            preview = publishing.preview(draft());
        }
        return isLooked() ? preview : null;
    }

    public boolean isLooked() {
        return seen != null && said().equals(looked);
    }

    public String written(List<WorkingStretch> stretches) {
        return CalendarText.written(stretches);
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(String version) {
        this.version = version;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public String getHours() {
        return hours;
    }

    public void setHours(String hours) {
        this.hours = hours;
    }

    public String getOff() {
        return off;
    }

    public void setOff(String off) {
        this.off = off;
    }

    public String getWork() {
        return work;
    }

    public void setWork(String work) {
        this.work = work;
    }

    public String getOtherHours() {
        return otherHours;
    }

    public void setOtherHours(String otherHours) {
        this.otherHours = otherHours;
    }

    public UploadedFile getFile() {
        return file;
    }

    public void setFile(UploadedFile file) {
        this.file = file;
    }
}
