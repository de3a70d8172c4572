package io.shouwen.workorder.order.portal;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.workorder.order.UnknownOwner;
import java.io.Serializable;
import java.time.Duration;

/** What is filled in for an act on a work order, or on several. */
public final class ActForm implements Serializable {

    private transient String text; // what is being typed is in no stored session
    private String department;
    private Integer limitHours;
    private String newOwner;

    StaffId owner() {
        if (newOwner == null || newOwner.isBlank()) {
            throw InvalidInput.of("owner", "workorder.owner-missing", "a staff number");
        }
        try {
            return new StaffId(newOwner);
        } catch (IllegalArgumentException e) {
            throw new UnknownOwner(StaffId.SYSTEM);
        }
    }

    /** Working time, or null for the policy's. */
    Duration limit() {
        return limitHours == null ? null : Duration.ofHours(limitHours);
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getDepartment() {
        return department;
    }

    public void setDepartment(String department) {
        this.department = department;
    }

    public Integer getLimitHours() {
        return limitHours;
    }

    public void setLimitHours(Integer limitHours) {
        this.limitHours = limitHours;
    }

    public String getNewOwner() {
        return newOwner;
    }

    public void setNewOwner(String newOwner) {
        this.newOwner = newOwner;
    }
}
