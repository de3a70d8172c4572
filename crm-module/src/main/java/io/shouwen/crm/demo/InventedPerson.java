package io.shouwen.crm.demo;

import java.util.List;

/**
 * Somebody who does not exist. Phones are of the ranges 199 x000, ID numbers of region 99, which is assigned to no place, and
 * cards of an issuer that issues none; all have right check digits.
 *
 * @param email or null, as are idNumber, card and address
 */
record InventedPerson(
        String name,
        String phone,
        String email,
        String idNumber,
        String card,
        String address,
        List<String> tags,
        List<String> purposes) {}
