package io.shouwen.crm.customer;

import io.shouwen.privacy.freetext.TypedText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A word about a customer, shown at every contact: a service style, a preference (C4). Says whether a person or a rule set it. */
@Embeddable
public class CustomerTag implements Comparable<CustomerTag> {

    public static final int MOST = 20;
    private static final int LONGEST = 20;
    private static final int FEWEST_DIGITS_OF_A_NUMBER = 7;

    /** Where a tag comes from. */
    public enum Origin {
        PERSON,
        RULE,
        IMPORT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private String tag;

    @Enumerated(EnumType.STRING)
    @Column(name = "origin")
    private Origin origin;

    protected CustomerTag() {} // JPA

    public CustomerTag(String tag, Origin origin) {
        this.tag = clean(tag).orElseThrow(() -> new IllegalArgumentException("not a tag"));
        this.origin = origin;
    }

    /** The tag as it is kept; empty for what is none: too long, blank, or a number or address typed in by mistake. */
    public static Optional<String> clean(String text) {
        String tag = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        boolean accepted = !tag.isEmpty()
                && tag.codePointCount(0, tag.length()) <= LONGEST
                && tag.codePoints().noneMatch(Character::isISOControl)
                && !TypedText.of(tag).hidesSomething()
                && tag.chars().filter(Character::isDigit).count() < FEWEST_DIGITS_OF_A_NUMBER;
        return accepted ? Optional.of(tag) : Optional.empty();
    }

    public String tag() {
        return tag;
    }

    public Origin origin() {
        return origin;
    }

    @Override
    public int compareTo(CustomerTag other) {
        return tag.compareTo(other.tag);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerTag that && tag.equals(that.tag) && origin == that.origin;
    }

    @Override
    public int hashCode() {
        return Objects.hash(tag, origin);
    }

    @Override
    public String toString() {
        return tag;
    }
}
