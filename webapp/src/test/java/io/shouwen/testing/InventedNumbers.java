package io.shouwen.testing;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Numbers of nobody, with right check digits, never twice. */
public final class InventedNumbers {

    private static final SecureRandom RANDOM = new SecureRandom();

    private InventedNumbers() {}

    public static String phone() {
        return "199" + digits(8);
    }

    public static String residentId() {
        return residentId(LocalDate.of(1990, 1, 1));
    }

    public static String residentId(LocalDate born) {
        String seventeen = "98" + digits(4) + DateTimeFormatter.BASIC_ISO_DATE.format(born) + digits(3);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (seventeen.charAt(i) - '0') * weights[i];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    public static String card() {
        String body = "621700" + digits(12);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return body + (10 - sum % 10) % 10;
    }

    public static String email() {
        return "nobody." + digits(9) + "@example.com";
    }

    public static String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return digits.toString();
    }
}
