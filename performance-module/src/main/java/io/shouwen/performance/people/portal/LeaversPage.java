package io.shouwen.performance.people.portal;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.people.KeepingLeavers;
import io.shouwen.performance.portal.PerformanceWords;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who has left, beside levels and groups. */
@Named
@ViewScoped
public class LeaversPage implements Serializable {

    /** Somebody who has left. */
    public record Leaver(StaffId staff, LocalDate leftOn) {}

    private KeepingLeavers keeping;
    private PerformanceWords words;
    private String staff;
    private String leftOn;
    /** Last days by staff number, as the person saw them: an act on others is refused. */
    private LinkedHashMap<String, LocalDate> seen;

    @Inject
    public LeaversPage(KeepingLeavers keeping, PerformanceWords words, OrganisationZone zone, Clock clock) {
        this.keeping = keeping;
        this.words = words;
        this.leftOn = zone.dateOf(clock.instant()).toString();
    }

    protected LeaversPage() {} // CDI proxy

    public List<Leaver> getLeavers() {
        return seen().entrySet().stream()
                .map(one -> new Leaver(new StaffId(one.getKey()), one.getValue()))
                .toList();
    }

    private Map<String, LocalDate> seen() {
        if (seen == null) {
            LinkedHashMap<String, LocalDate> read = new LinkedHashMap<>();
            keeping.all().forEach((leaver, lastDay) -> read.put(leaver.value(), lastDay));
            seen = read;
        }
        return seen;
    }

    public void leave() {
        LocalDate lastDay;
        try {
            lastDay = LocalDate.parse(leftOn);
        } catch (DateTimeParseException | NullPointerException malformed) {
            throw InvalidInput.of("leftOn", "performance.not-a-day", "a day such as 2026-10-01");
        }
        StaffId who = Inputs.staff("staff", staff);
        change(who, tag -> keeping.leave(who, lastDay, tag));
        staff = null;
        tell("people.left-saved");
    }

    public void stay(String who) {
        StaffId staying = Inputs.staff("staff", who);
        change(staying, tag -> keeping.stay(staying, tag));
        tell("people.stays");
    }

    /** Whatever comes of it, the page shows next what is there then. */
    private void change(StaffId who, Consumer<String> act) {
        LocalDate known = seen().get(who.value());
        seen = null;
        act.accept(known == null ? null : "\"" + KeepingLeavers.version(known) + "\"");
    }

    private void tell(String key) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, words.text(key), null));
    }

    public String getStaff() {
        return staff;
    }

    public void setStaff(String staff) {
        this.staff = staff;
    }

    public String getLeftOn() {
        return leftOn;
    }

    public void setLeftOn(String leftOn) {
        this.leftOn = leftOn;
    }
}
