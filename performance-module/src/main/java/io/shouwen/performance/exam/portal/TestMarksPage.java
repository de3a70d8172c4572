package io.shouwen.performance.exam.portal;

import io.shouwen.performance.Inputs;
import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.exam.MarkingTests;
import io.shouwen.performance.exam.TestMark;
import io.shouwen.performance.fact.Quarter;
import io.shouwen.performance.portal.Excerpt;
import io.shouwen.performance.portal.PerformanceWords;
import io.shouwen.platform.access.Actor;
import io.shouwen.platform.staff.StaffDirectory;
import io.shouwen.platform.staff.StaffMember;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Test marks, newest first, those after which the address says; and the form to enter one. */
@Named
@ViewScoped
public class TestMarksPage implements Serializable {

    private MarkingTests marking;
    private StaffDirectory directory;
    private PerformanceWords words;
    private Actor actor;
    private String staff;
    private String quarter;
    private BigDecimal mark;
    private UUID before;
    private transient Excerpt<TestMark> found;

    @Inject
    public TestMarksPage(
            MarkingTests marking,
            StaffDirectory directory,
            PerformanceWords words,
            Actor actor,
            HttpServletRequest request) {
        String id = request.getParameter("before");
        this.before = id == null || id.isBlank() ? null : Inputs.id("before", id);
        this.marking = marking;
        this.directory = directory;
        this.words = words;
        this.actor = actor;
        this.quarter = Quarter.of(words.month(null)).toString();
    }

    protected TestMarksPage() {} // CDI proxy

    public List<TestMark> getMarks() {
        return found().rows();
    }

    /** Where the list goes on; null at its end. */
    public String getNext() {
        return found().goesOn()
                ? "/performance/test-marks?before=" + found().last().id()
                : null;
    }

    private Excerpt<TestMark> found() {
        if (found == null) {
            found = Excerpt.of(marking.page(before, Excerpt.ASKED));
        }
        return found;
    }

    public List<StaffMember> getColleagues() {
        return directory.active();
    }

    /** This quarter and the one before. */
    public List<String> getQuarters() {
        var month = words.month(null);
        return Stream.of(month, month.minusMonths(3))
                .map(one -> Quarter.of(one).toString())
                .toList();
    }

    public boolean isMayMark() {
        return actor.may(PerformancePermissions.MARK_TESTS);
    }

    public void save() {
        marking.mark(Inputs.staff("staff", staff), Inputs.quarter("quarter", quarter), mark);
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, words.text("test.saved"), null));
        staff = null;
        mark = null;
        before = null; // the new one comes first
        found = null;
    }

    public String getStaff() {
        return staff;
    }

    public void setStaff(String staff) {
        this.staff = staff;
    }

    public String getQuarter() {
        return quarter;
    }

    public void setQuarter(String quarter) {
        this.quarter = quarter;
    }

    public BigDecimal getMark() {
        return mark;
    }

    public void setMark(BigDecimal mark) {
        this.mark = mark;
    }
}
