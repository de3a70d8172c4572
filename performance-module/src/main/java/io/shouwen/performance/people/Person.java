package io.shouwen.performance.people;

import io.shouwen.performance.fact.FactContent;
import io.shouwen.performance.fact.FactContent.Engaged;
import io.shouwen.performance.fact.FactKind;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.platform.staff.StaffId;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody in scope, with all role periods. HR replaces them whole; each time a fact tells scores and runs. */
@Entity
@Access(AccessType.FIELD)
@Table(schema = "performance", name = "person")
public class Person {

    @Id
    private String staff;

    @Version
    private long version;

    /** In the written form of the fact, so that both say the same. */
    private String periods;

    /** Null unless HR has said that the person has left. */
    @Column(name = "before_leaving")
    private String beforeLeaving;

    protected Person() {} // JPA

    public Person(StaffId staff, List<RolePeriod> periods) {
        this.staff = staff.value();
        engage(periods);
    }

    /** @return what the fact shall say */
    public Engaged engage(List<RolePeriod> newPeriods) {
        Engaged engaged = new Engaged(newPeriods);
        this.periods = engaged.words().get("periods");
        this.beforeLeaving = null;
        return engaged;
    }

    /**
     * Ends what lasts longer on the last day, and drops what would begin after it.
     *
     * @return what the fact shall say
     */
    public Engaged leave(LocalDate lastDay) {
        String before = beforeLeaving == null ? periods : beforeLeaving;
        Engaged engaged = engage(read(before).stream()
                .filter(period -> !period.from().isAfter(lastDay))
                .map(period -> period.until() == null || period.until().isAfter(lastDay)
                        ? new RolePeriod(period.from(), lastDay, period.level(), period.group())
                        : period)
                .toList());
        this.beforeLeaving = before;
        return engaged;
    }

    /** The periods are as they were before; empty where HR has edited them since, which stands. */
    public Optional<Engaged> stay() {
        return Optional.ofNullable(beforeLeaving).map(before -> engage(read(before)));
    }

    public StaffId staff() {
        return new StaffId(staff);
    }

    public List<RolePeriod> periods() {
        return read(periods);
    }

    private static List<RolePeriod> read(String written) {
        return ((Engaged) FactContent.read(FactKind.ENGAGED, Map.of("periods", written))).periods();
    }

    public long version() {
        return version;
    }
}
