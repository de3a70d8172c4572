package io.shouwen.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.Role;
import io.shouwen.platform.demo.DemoStory.DemoPerson;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoPeopleTest {

    private final List<DemoPerson> people = DemoPeople.all();

    @Test
    void areThirtyWithStaffNumbersInSequence() {
        assertThat(people).hasSize(30);
        assertThat(people.get(0).id()).hasToString("1001");
        assertThat(people.get(29).id()).hasToString("1030");
        assertThat(people).extracting(DemoPerson::userName).doesNotHaveDuplicates();
    }

    @Test
    void fillEveryRole() {
        assertThat(Arrays.asList(Role.values()))
                .allSatisfy(role -> assertThat(people).anyMatch(p -> p.roles().contains(role)));
    }

    @Test
    void workInKnownDepartmentsWithAHandlerInEachThatSolves() {
        assertThat(people)
                .allSatisfy(p -> assertThat(DemoPeople.DEPARTMENTS)
                        .containsKey(p.department().orElseThrow()));
        assertThat(people.stream().filter(p -> p.roles().contains(Role.HANDLER)))
                .extracting(p -> p.department().orElseThrow())
                .contains("teaching", "technical", "finance", "legal");
    }

    @Test
    void groupEveryAgentOnceInGroupsOfThreeToFive() {
        var agents = people.stream()
                .filter(p -> p.roles().contains(Role.AGENT) || p.roles().contains(Role.SENIOR_AGENT))
                .map(DemoPerson::id)
                .toList();
        assertThat(DemoPeople.groups().values())
                .allSatisfy(group -> assertThat(group).hasSizeBetween(3, 5));
        assertThat(DemoPeople.groups().values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(agents);
    }
}
