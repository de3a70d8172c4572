package io.shouwen.performance.people;

import io.shouwen.performance.fact.FactContent;
import io.shouwen.performance.fact.FactContent.Engaged;
import io.shouwen.performance.fact.FactKind;
import io.shouwen.performance.fact.RolePeriod;
import io.shouwen.platform.staff.StaffId;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;

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

    protected Person() {} // JPA

    public Person(StaffId staff, List<RolePeriod> periods) {
        this.staff = staff.value();
        engage(periods);
    }

    /** @return what the fact shall say */
    public Engaged engage(List<RolePeriod> newPeriods) {
        Engaged engaged = new Engaged(newPeriods);
        this.periods = engaged.words().get("periods");
        return engaged;
    }

    public StaffId staff() {
        return new StaffId(staff);
    }

    public List<RolePeriod> periods() {
        return ((Engaged) FactContent.read(FactKind.ENGAGED, Map.of("periods", periods))).periods();
    }

    public long version() {
        return version;
    }
}
