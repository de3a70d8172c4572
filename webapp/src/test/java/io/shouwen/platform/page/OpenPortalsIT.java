package io.shouwen.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Doors;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.platform.database.Sql;
import io.shouwen.platform.staff.StaffId;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The portal switch offers what its person can enter. */
@InPayara
class OpenPortalsIT {

    @Inject
    OpenPortals open;

    @Inject
    Doors doors;

    @Inject
    Sql sql;

    private final StaffId staff =
            new StaffId("t-o" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void offersAllToWhomNobodyComparedWithKeycloak() {
        assertThat(open.of(staff)).containsExactlyInAnyOrder(Portal.values());
    }

    @Test
    void offersThoseWhoseFirstPageOpens() {
        compared();
        carries(Portal.STAFF, doors.at(Portal.STAFF.home()).orElseThrow().page().permission());
        carries(Portal.FINANCE, "performance.no-page-of-its-own");
        assertThat(open.of(staff)).containsExactly(Portal.STAFF);
    }

    @Test
    void isLeftOutWhereItWouldOfferNothing() {
        compared();
        carries(Portal.STAFF, doors.at(Portal.STAFF.home()).orElseThrow().page().permission());
        Visitor agent = Visitor.as(Person.with(Role.AGENT, Portal.STAFF).numbered(staff.value()));
        assertThat(agent.open("/desk").body()).doesNotContain("切换门户");
        Visitor stranger = Visitor.as(Person.with(Role.AGENT, Portal.STAFF).numbered(staff.value() + "x"));
        assertThat(stranger.open("/desk").body()).contains("切换门户", "/finance");
    }

    private void compared() {
        sql.change(
                "insert into platform.staff (id, name, active, account) values (?, '测试同事', true, ?)",
                staff,
                staff.value());
    }

    private void carries(Portal portal, String permission) {
        sql.change(
                "insert into platform.staff_permission (staff, portal, permissions) values (?, ?, ?)",
                staff,
                portal.word(),
                List.of(permission));
    }
}
