package io.shouwen.crm.customer;

import java.util.UUID;

/**
 * The number that people use for a customer, such as {@code C-7K3M9-QX2WD}: 50 random bits of the id in Crockford's
 * base 32, so that it needs no sequence, says nothing of the person and is not misread on the phone.
 */
final class CustomerNumber {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;

    private CustomerNumber() {}

    static String of(UUID id) {
        StringBuilder number = new StringBuilder("C-");
        long bits = id.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            number.append(ALPHABET.charAt((int) (bits >>> (5 * i)) & 31));
            if (i == LENGTH / 2) {
                number.append('-');
            }
        }
        return number.toString();
    }
}
