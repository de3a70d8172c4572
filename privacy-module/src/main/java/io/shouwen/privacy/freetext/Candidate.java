package io.shouwen.privacy.freetext;

import io.shouwen.privacy.freetext.DigitGroups.Group;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.Masks;
import java.util.List;
import java.util.Optional;

/** A stretch of digits that could be one number, with what stands around it; says which kind of number it is, if any. */
final class Candidate {

    private final Flat text;
    private final List<Group> groups;
    private final String digits;
    private final int from;
    private final int to;
    private final int signs;
    private final Surroundings around;

    private Candidate(Flat text, List<Group> groups) {
        this.text = text;
        this.groups = groups;
        this.from = groups.get(0).from();
        this.to = groups.get(groups.size() - 1).to();
        StringBuilder all = new StringBuilder();
        int links = 0;
        for (int i = 0; i < groups.size(); i++) {
            all.append(groups.get(i).digits());
            links |= i == 0 ? 0 : groups.get(i).link();
        }
        this.digits = all.toString();
        this.signs = links;
        this.around = new Surroundings(text, from, to);
    }

    static Candidate of(Flat text, List<Group> groups) {
        return new Candidate(text, groups);
    }

    Optional<Finding> read() {
        Optional<Finding> id = residentId();
        if (id.isPresent() || !plausiblyParted()) {
            return id;
        }
        return phone().or(this::card).or(this::oldResidentId).or(this::numberSaidToBeAPhone);
    }

    private Optional<Finding> residentId() {
        boolean said = around.saidToBeAnId();
        if (digits.length() == 18 && (said || isResidentId(digits)) || digits.length() == 15 && said) {
            return found(FieldKind.RESIDENT_ID, digits, from, to);
        }
        if (digits.length() == 17) {
            int x = text.length() > to && text.at(to) == ' ' ? to + 1 : to;
            boolean there = x < text.length()
                    && !text.taken(x)
                    && (text.at(x) == 'x' || text.at(x) == 'X')
                    && !text.letter(x + 1)
                    && !text.asciiDigit(x + 1);
            if (there && (said || isResidentId(digits + "X"))) {
                return found(FieldKind.RESIDENT_ID, digits + "X", from, x + 1);
            }
        }
        return Optional.empty();
    }

    static boolean isResidentId(String id) {
        return (id.startsWith("19", 6) || id.startsWith("20", 6))
                && Masks.of(FieldKind.RESIDENT_ID, id).isPresent();
    }

    static boolean ofAProvince(String id) {
        return id.matches("(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]+");
    }

    /** Has no check digit: the province and the birthday must be, and nothing may say that it is something else. */
    private Optional<Finding> oldResidentId() {
        boolean old = digits.length() == 15
                && ofAProvince(digits)
                && !around.partOfACode()
                && !around.saidToBeAnOrder()
                && Masks.of(FieldKind.RESIDENT_ID, digits).isPresent();
        return old ? found(FieldKind.RESIDENT_ID, digits, from, to) : Optional.empty();
    }

    private Optional<Finding> phone() {
        if (around.partOfACode() || around.amount()) {
            return Optional.empty();
        }
        if (around.plus()) {
            return valid("+" + digits) ? found(FieldKind.PHONE, "+" + digits, around.withPlus(), to) : Optional.empty();
        }
        String mobile = digits.replaceFirst("^(?:(?:00)?86)?0?(?=1[3-9][0-9]{9}$)", "");
        if (mobile.matches("1[3-9][0-9]{9}")) {
            return found(FieldKind.PHONE, mobile, around.opening(), to);
        }
        boolean abroad = digits.startsWith("00") && (groups.size() > 1 || around.saidToBeAPhone());
        if (abroad && valid("+" + digits.substring(2))) {
            return found(FieldKind.PHONE, "+" + digits.substring(2), from, to);
        }
        boolean landline = digits.matches("0[1-9][0-9]{8,10}") && valid(digits);
        return landline ? found(FieldKind.PHONE, digits, around.opening(), to) : Optional.empty();
    }

    /** Without area code: believed only where the text says so. */
    private Optional<Finding> numberSaidToBeAPhone() {
        boolean local = digits.matches("[2-8][0-9]{6,7}")
                && !digits.matches("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
                && !digits.startsWith("400")
                && !digits.startsWith("800")
                && (signs & ~(DigitGroups.SPACE | DigitGroups.DASH)) == 0
                && groups.size() <= 2
                && around.saidToBeAPhone()
                && !around.partOfACode()
                && !around.amount();
        return local ? found(FieldKind.PHONE, digits, from, to) : Optional.empty();
    }

    private Optional<Finding> card() {
        boolean card = digits.matches("62[0-9]{14,17}|(?:60|64|65)[0-9]{14}|4[0-9]{15}|4[0-9]{18}|5[1-5][0-9]{14}"
                        + "|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"
                        + "|3[47][0-9]{13}|35[2-8][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|9558[0-9]{12,15}")
                && !around.partOfACode()
                && (digits.startsWith("62") || digits.startsWith("9558") || !around.saidToBeAnOrder())
                && Masks.of(FieldKind.BANK_CARD, digits).isPresent();
        card |= digits.length() >= 15 && digits.length() <= 19 && around.saidToBeACard();
        return card ? found(FieldKind.BANK_CARD, digits, from, to) : Optional.empty();
    }

    private boolean valid(String number) {
        return number.length() <= 17 && Masks.of(FieldKind.PHONE, number).isPresent();
    }

    /** Whether signs stand between the digits as people set them in numbers, and not as in lists, dates and amounts. */
    private boolean plausiblyParted() {
        if (groups.size() == 1) {
            return true;
        }
        int ordinary = DigitGroups.SPACE | DigitGroups.DASH | DigitGroups.PAREN;
        boolean single = groups.stream().allMatch(g -> g.digits().length() == 1);
        if ((signs & ~ordinary) == 0) {
            // "2026-11-22 13" is a date: at two groups each must be of some length, at more none may be a lonely digit
            boolean two = groups.size() == 2
                    && groups.stream().noneMatch(g -> g.digits().length() < 2);
            return single || two || groups.size() > 2 && !datelike();
        }
        int special = signs & ~DigitGroups.SPACE;
        boolean oneSign = Integer.bitCount(special) == 1;
        boolean thousands = special == DigitGroups.COMMA
                && groups.stream().skip(1).allMatch(g -> g.digits().length() == 3);
        boolean parts = groups.size() >= 3
                && groups.stream()
                        .allMatch(g -> g.digits().length() <= 6 && g.digits().length() >= 3);
        return oneSign && (single || parts) && !thousands;
    }

    private boolean datelike() {
        for (int i = 0; i + 2 < groups.size(); i++) {
            if (groups.get(i).digits().matches("(?:19|20)[0-9]{2}")
                    && groups.get(i + 1).digits().matches("0?[1-9]|1[0-2]")
                    && groups.get(i + 2).digits().matches("0?[1-9]|[12][0-9]|3[01]")) {
                return true;
            }
        }
        return false;
    }

    private Optional<Finding> found(FieldKind kind, String value, int begin, int end) {
        return Optional.of(Finding.of(begin, end, kind, value));
    }
}
