package io.shouwen.privacy.freetext;

import io.shouwen.privacy.freetext.DigitGroups.Group;
import io.shouwen.privacy.vault.FieldKind;
import io.shouwen.privacy.vault.Masks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A stretch of digits that could be one number, with what stands around it; says which kind of number it is, if any. */
final class Candidate {

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern PREFIX_OF_MOBILE = Pattern.compile("^(?:(?:00)?86)?0{0,2}(?=1[3-9][0-9]{9}$)");
    private static final Pattern LANDLINE = Pattern.compile("0[1-9][0-9]{8,10}");
    private static final Pattern LOCAL = Pattern.compile("[2-8][0-9]{6,7}");
    private static final int MOBILE_LENGTH = 11;
    private static final int LONGEST_MOBILE = 17;
    private static final int LONGEST_WITH_PLUS = 17;
    private static final Pattern CARD =
            Pattern.compile("62[0-9]{14,17}|(?:60|64|65)[0-9]{14}|4[0-9]{15}|4[0-9]{18}|5[1-5][0-9]{14}"
                    + "|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"
                    + "|3[47][0-9]{13}|35[2-8][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|9558[0-9]{12,15}");
    private static final int CARD_LENGTH = 16;
    private static final int SHORTEST_CARD = 13;
    private static final int LONGEST_LOCAL = 8;
    private static final int[] OLD_ID_PARTS = {6, 6, 3};
    private static final int NO_NEWBORN_CUSTOMER = 2020;

    /**
     * @param certain whether its own form says so. Where not, only a word before it does: a shorter stretch of the same kind
     *     that is certain goes first
     */
    record Reading(Finding finding, boolean certain) {}

    private final Flat text;
    private final List<Group> groups;

    /** Of its parts, between which signs stand. */
    private final int[] lengths;

    private final String digits;
    private final int from;
    private final int to;
    private final int signs;
    private final Surroundings around;
    private final boolean inAListOfPhones;

    private Candidate(Flat text, List<Group> groups, boolean inAListOfPhones) {
        this.text = text;
        this.groups = groups;
        this.from = groups.get(0).from();
        this.to = groups.get(groups.size() - 1).to();
        int[] lengths = new int[groups.size()];
        StringBuilder all = new StringBuilder();
        int links = 0;
        int last = -1;
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            boolean goesOn = last >= 0 && group.link() == 0; // nothing that can be seen stands between
            last = goesOn ? last : last + 1;
            lengths[last] += group.digits().length();
            all.append(group.digits());
            links |= all.length() == group.digits().length() ? 0 : group.link();
        }
        this.lengths = Arrays.copyOf(lengths, last + 1);
        this.digits = all.toString();
        this.signs = links;
        this.inAListOfPhones = inAListOfPhones;
        this.around = new Surroundings(text, from, to);
    }

    /** @param inAListOfPhones whether it follows a telephone number, parted from it as the members of a list are */
    static Candidate of(Flat text, List<Group> groups, boolean inAListOfPhones) {
        return new Candidate(text, groups, inAListOfPhones);
    }

    boolean saidToBeAPhone() {
        return inAListOfPhones || around.saidToBeAPhone();
    }

    Optional<Reading> read() {
        if (holdsAMobile()) {
            return plausiblyParted() ? certain(phone()) : Optional.empty();
        }
        Optional<Reading> id = residentId();
        if (id.isPresent() || !plausiblyParted()) {
            return id;
        }
        return certain(phone()).or(this::card).or(() -> certain(oldResidentId().or(this::numberSaidToBeAPhone)));
    }

    private static Optional<Reading> certain(Optional<Finding> finding) {
        return finding.map(f -> new Reading(f, true));
    }

    /** Whether some of its parts are a mobile number by themselves: then the others can only be what is dialled before it. */
    private boolean holdsAMobile() {
        int at = 0;
        for (int i = 0; i < lengths.length && lengths.length > 1; i++) {
            int more = partsOfAMobile(i);
            if (more > 0 && more < lengths.length && isMobile(digits.substring(at, at + MOBILE_LENGTH))) {
                return true;
            }
            at += lengths[i];
        }
        return false;
    }

    /** How many parts from there are as long as those in which people write mobile numbers; 0 where they are not. */
    private int partsOfAMobile(int first) {
        return switch (length(first)) {
            case MOBILE_LENGTH -> 1;
            case 7 -> length(first + 1) == 4 ? 2 : 0;
            case 3 -> length(first + 1) == 8 ? 2 : length(first + 1) == 4 && length(first + 2) == 4 ? 3 : 0;
            default -> 0;
        };
    }

    private int length(int part) {
        return part < lengths.length ? lengths[part] : 0;
    }

    private Optional<Reading> residentId() {
        boolean said = around.saidToBeAnId();
        if (digits.length() == 17) {
            int x = text.length() > to && text.at(to) == ' ' ? to + 1 : to;
            boolean there = x < text.length() && !text.taken(x) && (text.at(x) == 'x' || text.at(x) == 'X');
            boolean right =
                    there && isResidentId(digits + "X") && !bornTheOtherDay() && (said || !text.asciiDigit(x + 1));
            if (right || there && said && !text.letter(x + 1)) {
                return Optional.of(new Reading(found(FieldKind.RESIDENT_ID, digits + "X", from, x + 1), right));
            }
        }
        boolean right = digits.length() == 18 && isResidentId(digits) && (said || !bornTheOtherDay())
                || digits.length() == 15
                        && said
                        && Masks.of(FieldKind.RESIDENT_ID, digits).isPresent();
        boolean mistyped = said && (digits.length() == 15 || digits.length() == 17 || digits.length() == 18);
        return right || mistyped
                ? Optional.of(new Reading(found(FieldKind.RESIDENT_ID, digits, from, to), right))
                : Optional.empty();
    }

    static boolean isMobile(String number) {
        return MOBILE.matcher(number).matches();
    }

    static boolean isResidentId(String id) {
        return (id.startsWith("19", 6) || id.startsWith("20", 6))
                && Masks.of(FieldKind.RESIDENT_ID, id).isPresent();
    }

    /** Figures around a day of these years, written with year, month and day apart, are a code and a date. */
    private boolean bornTheOtherDay() {
        return datelike() && Integer.parseInt(digits.substring(6, 10)) >= NO_NEWBORN_CUSTOMER;
    }

    static boolean ofAProvince(String id) {
        return id.matches("(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]+");
    }

    /** Has no check digit: the province and the birthday must be, and nothing may say that it is something else. */
    private Optional<Finding> oldResidentId() {
        boolean old = digits.length() == 15
                && (lengths.length == 1 || Arrays.equals(lengths, OLD_ID_PARTS))
                && ofAProvince(digits)
                && !around.partOfACode()
                && !around.saidToBeAnOrder()
                && Masks.of(FieldKind.RESIDENT_ID, digits).isPresent();
        return old ? Optional.of(found(FieldKind.RESIDENT_ID, digits, from, to)) : Optional.empty();
    }

    private Optional<Finding> phone() {
        if (around.plus() && !around.partOfAnOrderNumber()) {
            boolean abroad = valid("+" + digits) && (!isMobile(digits) || ofAmerica(0));
            if (abroad) {
                return Optional.of(found(FieldKind.PHONE, "+" + digits, around.withPlus(), to));
            }
        }
        return mobile().or(this::numberAbroad).or(this::landline);
    }

    private Optional<Finding> mobile() {
        if (digits.length() < MOBILE_LENGTH || digits.length() > LONGEST_MOBILE) {
            return Optional.empty();
        }
        String mobile = PREFIX_OF_MOBILE.matcher(digits).replaceFirst("");
        if (!isMobile(mobile)
                || mobile.length() < digits.length() && firstPart().matches("0{1,2}")
                || digits.startsWith("00") && ofAmerica(2)
                || around.partOfAnOrderNumber()) {
            return Optional.empty();
        }
        boolean withPlus = around.plus() && digits.startsWith("86");
        return Optional.of(found(FieldKind.PHONE, mobile, withPlus ? around.withPlus() : around.opening(), to));
    }

    private Optional<Finding> numberAbroad() {
        boolean abroad = digits.startsWith("00")
                && !digits.startsWith("000")
                && !around.minutes()
                && (lengths.length > 1 || saidToBeAPhone())
                && !around.partOfACode()
                && (!isMobile(digits.substring(2)) || ofAmerica(2))
                && valid("+" + digits.substring(2));
        return abroad ? Optional.of(found(FieldKind.PHONE, "+" + digits.substring(2), from, to)) : Optional.empty();
    }

    private Optional<Finding> landline() {
        boolean landline = digits.charAt(0) == '0'
                && LANDLINE.matcher(digits).matches()
                && !(areaCodeApart() ? around.partOfAnOrderNumber() : around.partOfACode())
                && valid(digits);
        return landline ? Optional.of(found(FieldKind.PHONE, digits, around.opening(), to)) : Optional.empty();
    }

    private boolean areaCodeApart() {
        return lengths.length > 1 && (lengths[0] == 3 || lengths[0] == 4);
    }

    /** Eleven digits that begin as a mobile of China does are America's only with its 1 apart and an area code after it. */
    private boolean ofAmerica(int one) {
        int at = 0;
        for (int i = 0; i + 1 < lengths.length; i++) {
            at += lengths[i];
            if (at == one + 1) {
                return digits.charAt(one) == '1' && lengths[i + 1] == 3;
            }
        }
        return false;
    }

    /** Without area code: believed only where the text says so. */
    private Optional<Finding> numberSaidToBeAPhone() {
        boolean local = digits.length() <= LONGEST_LOCAL
                && LOCAL.matcher(digits).matches()
                && !digits.matches("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
                && !digits.startsWith("400")
                && !digits.startsWith("800")
                && (signs & ~(DigitGroups.SPACE | DigitGroups.DASH)) == 0
                && groups.size() <= 2
                && (around.saidToBeAPhone() || inAListOfPhones && !goesOn())
                && !around.partOfACode()
                && !around.amount();
        return local ? Optional.of(found(FieldKind.PHONE, digits, from, to)) : Optional.empty();
    }

    private Optional<Reading> card() {
        boolean issued = digits.length() >= SHORTEST_CARD
                && CARD.matcher(digits).matches()
                && !around.partOfASerialNumber()
                && (digits.startsWith("62") || digits.startsWith("9558") || !around.saidToBeAnOrder());
        boolean said = digits.length() >= 15 && digits.length() <= 19 && around.saidToBeACard();
        if (!issued && !said || lengths.length > 1 && (around.amount() || endsBeforeItsLastPart())) {
            return Optional.empty();
        }
        boolean right = Masks.of(FieldKind.BANK_CARD, digits).isPresent();
        boolean mistyped = said && (lengths.length == 1 || lengths[0] < 15);
        return right || mistyped
                ? Optional.of(new Reading(found(FieldKind.BANK_CARD, digits, from, to), right))
                : Optional.empty();
    }

    /** A card in one piece whose check digit is right ends there; one of 16 digits that begins with 4 ends where it is parted. */
    private boolean endsBeforeItsLastPart() {
        String first = firstPart();
        int at = 0;
        for (int i = 0; i + 1 < lengths.length && digits.charAt(0) == '4' && at < CARD_LENGTH; i++) {
            at += lengths[i];
            first = at == CARD_LENGTH ? digits.substring(0, at) : first;
        }
        return first.length() >= 15 && Masks.of(FieldKind.BANK_CARD, first).isPresent();
    }

    /** Whether more digits follow, as in a row of figures. */
    private boolean goesOn() {
        int next = to < text.length() && (text.at(to) == ' ' || text.at(to) == '-') ? to + 1 : to;
        return next < text.length() && text.digit(next) >= 0;
    }

    private boolean valid(String number) {
        return number.length() <= LONGEST_WITH_PLUS
                && Masks.of(FieldKind.PHONE, number).isPresent();
    }

    private String firstPart() {
        return digits.substring(0, lengths[0]);
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

    private static Finding found(FieldKind kind, String value, int begin, int end) {
        return Finding.of(begin, end, kind, value);
    }
}
