package io.shouwen.platform.demo;

import io.shouwen.platform.access.Role;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.platform.time.OrganisationZone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What the demo data is generated from.
 *
 * @param now the moment that the story ends; nothing in it lies later
 * @param customers how many customers to invent
 */
public record DemoStory(long seed, Instant now, OrganisationZone zone, int customers, List<DemoPerson> staff) {

    /** A source of chance of its own for each chapter, so that one chapter's change leaves the others alone. */
    public Random chance(String chapter) {
        return new Random(seed ^ (long) chapter.hashCode() << 20);
    }

    public List<DemoPerson> with(Role role) {
        return staff.stream().filter(p -> p.roles().contains(role)).toList();
    }

    /** An invented member of staff. */
    public record DemoPerson(StaffId id, String userName, String name, List<Role> roles, Optional<String> department) {}
}
