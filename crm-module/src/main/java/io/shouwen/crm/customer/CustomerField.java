package io.shouwen.crm.customer;

import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.ProtectedField;
import java.util.stream.Stream;

/** What is protected about a customer. The stored names are bound into every ciphertext and never change. */
public enum CustomerField {
    NAME("name", "name", FieldKind.NAME, "a name of 1 to 100 characters"),
    PHONE("phone", "phone", FieldKind.PHONE, "a Chinese number, or any number in international form (+44 …)"),
    EMAIL("email", "email", FieldKind.EMAIL, "an address such as name@example.com"),
    /** Resident ID number; never readable again (P1). */
    ID_NUMBER("idNumber", "id_card", FieldKind.RESIDENT_ID, "a resident ID number of 18 characters, check digit right"),
    /** Passport, or a permit of residents of Hong Kong, Macao or Taiwan; never readable again (P1). */
    TRAVEL_DOCUMENT(
            "travelDocument",
            "travel_document",
            FieldKind.PASSPORT,
            "a Chinese passport or permit number, or type:country:number such as passport:GBR:123456789"),
    CARD("card", "card", FieldKind.BANK_CARD, "a bank card number, check digit right"),
    ADDRESS("address", "address", FieldKind.ADDRESS, "an address of 1 to 300 characters");

    private static final int LONGEST = 300;
    private static final int LONGEST_NAME = 100;

    private final String word;
    private final ProtectedField stored;
    private final String accepted;

    CustomerField(String word, String column, FieldKind kind, String accepted) {
        this.word = word;
        this.stored = new ProtectedField("crm", "customer", column, kind);
        this.accepted = accepted;
    }

    /** As requests and import reports call it, such as {@code idNumber}. */
    public String word() {
        return word;
    }

    public ProtectedField stored() {
        return stored;
    }

    public FieldKind kind() {
        return stored.kind();
    }

    /** What the field accepts, in English. */
    public String accepted() {
        return accepted;
    }

    /** Bundle key of what the field accepts, such as {@code crm.phone-not-accepted}. */
    public String code() {
        return "crm." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-not-accepted";
    }

    public FieldProblem problem() {
        return new FieldProblem(word, code(), accepted);
    }

    public boolean tooLong(String text) {
        return text.length() > (this == NAME ? LONGEST_NAME : LONGEST);
    }

    public static Stream<CustomerField> all() {
        return Stream.of(values());
    }

    /** Those that nobody can read again, only compare (P1). */
    public static Stream<CustomerField> comparable() {
        return all().filter(field -> !field.kind().sealed());
    }
}
