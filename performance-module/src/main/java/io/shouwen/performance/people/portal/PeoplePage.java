package io.shouwen.performance.people.portal;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.performance.people.KeepingPeople;
import io.shouwen.performance.people.Person;
import io.shouwen.performance.people.UnknownPerson;
import io.shouwen.performance.portal.Excerpt;
import io.shouwen.performance.portal.PerformanceWords;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Years;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.staff.StaffMember;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Levels and groups, and the form by which HR begins a new role period. */
@Named
@ViewScoped
public class PeoplePage implements Serializable {

    private KeepingPeople keeping;
    private Schemes schemes;
    private StaffDirectory directory;
    private PerformanceWords words;
    private Actor actor;
    private String staff;
    private String from;
    private String level;
    private String group;
    private String after;
    private transient Excerpt<Person> found;

    @Inject
    public PeoplePage(
            KeepingPeople keeping,
            Schemes schemes,
            StaffDirectory directory,
            PerformanceWords words,
            Actor actor,
            HttpServletRequest request) {
        this.after = request.getParameter("after");
        this.keeping = keeping;
        this.schemes = schemes;
        this.directory = directory;
        this.words = words;
        this.actor = actor;
        this.from = words.month(null).atDay(1).toString();
    }

    protected PeoplePage() {} // CDI proxy

    public List<Person> getPeople() {
        return found().rows();
    }

    /** Where the list goes on; null at its end. */
    public String getNext() {
        return found().goesOn() ? "/performance/people?after=" + found().last().staff() : null;
    }

    private Excerpt<Person> found() {
        if (found == null) {
            found = Excerpt.of(keeping.page(after == null ? null : Inputs.staff("after", after), Excerpt.ASKED));
        }
        return found;
    }

    public List<StaffMember> getColleagues() {
        return directory.active();
    }

    public List<String> getLevels() {
        return List.copyOf(schemes.get(Schemes.DEFAULT).pay().base().keySet());
    }

    public boolean isMayEdit() {
        return actor.may(PerformancePermissions.EDIT_PEOPLE);
    }

    /** Ends what lasts on the day before, and begins the new period. */
    public void begin() {
        StaffId who = Inputs.staff("staff", staff);
        LocalDate first = day();
        Person person = known(who);
        List<RolePeriod> periods = new ArrayList<>(person == null ? List.of() : person.periods());
        if (!periods.isEmpty()) {
            RolePeriod last = periods.get(periods.size() - 1);
            if (last.until() == null && last.from().isBefore(first)) {
                periods.set(
                        periods.size() - 1,
                        new RolePeriod(last.from(), first.minusDays(1), last.level(), last.group()));
            }
        }
        try {
            periods.add(new RolePeriod(first, null, level, group == null || group.isBlank() ? null : group.trim()));
        } catch (IllegalArgumentException notAWord) {
            throw InvalidInput.of("group", "performance.not-a-period", "a level, and a group of one word or nothing");
        }
        keeping.put(who, periods, person == null ? null : "\"" + person.version() + "\"");
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, words.text("people.saved"), null));
        found = null;
    }

    private Person known(StaffId who) {
        try {
            return keeping.get(who);
        } catch (UnknownPerson notInScopeYet) {
            return null;
        }
    }

    private LocalDate day() {
        try {
            return Years.bound(LocalDate.parse(from));
        } catch (DateTimeException | NullPointerException malformed) {
            throw InvalidInput.of("from", "performance.not-a-day", "a day such as 2026-10-01");
        }
    }

    public String getStaff() {
        return staff;
    }

    public void setStaff(String staff) {
        this.staff = staff;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getLevel() {
        return level;
    }

    public void setLevel(String level) {
        this.level = level;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }
}
