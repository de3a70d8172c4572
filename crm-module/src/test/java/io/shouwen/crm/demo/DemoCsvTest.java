package io.shouwen.crm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoCsvTest {

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(DemoCsv.text(7, 200, 50)).isEqualTo(DemoCsv.text(7, 200, 50)).isNotEqualTo(DemoCsv.text(8, 200, 50));
    }

    @Test
    void hasARowForEveryCustomer() {
        assertThat(DemoCsv.text(7, 5000, 0).lines()).hasSize(5001);
    }

    @Test
    void inventsNumbersOnlyOnce() {
        InventedPeople people = new InventedPeople(new Random(7), 0);
        Set<String> ids = new HashSet<>();
        int withId = 0;
        for (int i = 0; i < 5000; i++) {
            InventedPerson person = people.next();
            if (person.idNumber() != null) {
                withId++;
                ids.add(person.idNumber());
                assertThat(person.idNumber()).startsWith("99");
            }
            assertThat(person.phone()).startsWith("199000");
        }
        assertThat(ids).hasSize(withId);
    }
}
