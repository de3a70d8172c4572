package io.shouwen.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ComingOfAgeTest {

    private final ComingOfAge fourteen = new ComingOfAge(14);

    @Test
    void aYearIsFullTheDayAfterTheBirthday() {
        LocalDate born = LocalDate.of(2012, 11, 22);
        assertThat(fourteen.underAge(born, LocalDate.of(2026, 11, 21))).isTrue();
        assertThat(fourteen.underAge(born, LocalDate.of(2026, 11, 22))).isTrue();
        assertThat(fourteen.underAge(born, LocalDate.of(2026, 11, 23))).isFalse();
    }

    @Test
    void whoIsBornOnTheTwentyNinthOfFebruaryHasTheirBirthdayInMarch() {
        LocalDate born = LocalDate.of(2012, 2, 29);
        assertThat(fourteen.underAge(born, LocalDate.of(2026, 3, 1))).isTrue();
        assertThat(fourteen.underAge(born, LocalDate.of(2026, 3, 2))).isFalse();
        assertThat(new ComingOfAge(16).firstDayOfAge(born)).isEqualTo(LocalDate.of(2028, 3, 1));
    }

    @Test
    void turnsOfTheYearAreNoExceptions() {
        assertThat(fourteen.firstDayOfAge(LocalDate.of(2012, 12, 31))).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void readsTheBirthDateOfBothFormsOfAnIdNumber() {
        assertThat(ComingOfAge.birthDateIn("11010519491231002X")).contains(LocalDate.of(1949, 12, 31));
        assertThat(ComingOfAge.birthDateIn("１１０１０５ 19491231 002x")).contains(LocalDate.of(1949, 12, 31));
        assertThat(ComingOfAge.birthDateIn("110105491231002")).contains(LocalDate.of(1949, 12, 31));
        assertThat(ComingOfAge.birthDateIn("110105194913310029")).isEmpty();
        assertThat(ComingOfAge.birthDateIn("E12345678")).isEmpty();
        assertThat(ComingOfAge.birthDateIn(null)).isEmpty();
    }

    @Property
    void nobodyIsOfAgeBeforeTheirBirthdayNorUnderAgeTwoDaysAfter(@ForAll int anyDay) {
        LocalDate born = LocalDate.of(1990, 1, 1).plusDays(Math.floorMod(anyDay, 20_000));
        LocalDate day = fourteen.firstDayOfAge(born);
        assertThat(day)
                .isAfter(born.plusYears(14))
                .isBeforeOrEqualTo(born.plusYears(14).plusDays(2));
        assertThat(fourteen.underAge(born, day.minusDays(1))).isTrue();
        assertThat(fourteen.underAge(born, day)).isFalse();
    }
}
