package io.shouwen.privacy.rights;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;

/**
 * When somebody is no longer under age (P8). A year of age is full on the day after the birthday (Supreme People's Court,
 * on counting 周岁); who was born on 29 February has their birthday on 1 March of other years. Both err on the child's side.
 *
 * @param years full years from which nobody is under age
 */
public record ComingOfAge(int years) {

    public ComingOfAge {
        if (years < 1 || years > 30) {
            throw new IllegalArgumentException("an age of 1 to 30");
        }
    }

    public boolean underAge(LocalDate born, LocalDate today) {
        return today.isBefore(firstDayOfAge(born));
    }

    LocalDate firstDayOfAge(LocalDate born) {
        int year = born.getYear() + years;
        boolean leapling = born.getMonthValue() == 2 && born.getDayOfMonth() == 29 && !Year.isLeap(year);
        LocalDate birthday = leapling ? LocalDate.of(year, 3, 1) : born.withYear(year);
        return birthday.plusDays(1);
    }

    /** The birth date in a resident ID number of 18 or 15 characters; empty where it is none. Only ever from what was just typed. */
    public static Optional<LocalDate> birthDateIn(String idNumber) {
        String plain = idNumber == null
                ? ""
                : java.text.Normalizer.normalize(idNumber, java.text.Normalizer.Form.NFKC)
                        .replaceAll("[ -]", "");
        String date = plain.length() == 18
                ? plain.substring(6, 14)
                : plain.length() == 15 ? "19" + plain.substring(6, 12) : "";
        if (!date.matches("[0-9]{8}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(date.substring(0, 4)),
                    Integer.parseInt(date.substring(4, 6)),
                    Integer.parseInt(date.substring(6))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
