package io.shouwen.privacy.freetext;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around a stretch of digits, a bounded way in each direction. */
final class Surroundings {

    private static final int NEAR = 16;
    private static final int LONGEST_CODE = 48;

    private static final Pattern PHONE = Pattern.compile(
            "(?:电话|電話|座机|固话|手机|手機|联系方式|致电|拨打|来电|传真|分机|phone|tel|telephone|mobile|cell|call|fax|landline)"
                    + " ?(?:号码|号|number|no)?[.:,# ，：是为爲打]{0,4}$");
    private static final Pattern ORDER = Pattern.compile(
            "(?:订单|訂單|(?<![名清菜])单|單|运单|快递|物流|流水|交易|票|合同|发票|编|編|课程|批次|条码|工单|货号|型号|款号|序列|编码|学号|工号|imei|order|tracking|waybill|invoice|ref|reference|ticket|parcel|serial|batch|contract|course|sku)"
                    + " ?(?:号码|号|號|编号|number|no|id)?[.:,# ，：是为爲]{0,4}$");
    private static final Pattern ID = Pattern.compile(
            "(?:身份证|身份證|证件|id card|id number|id no|identity card) ?(?:号码|号|是|:|：|number|no)?[.:,# ，：是为爲]{0,4}$");
    private static final Pattern CARD =
            Pattern.compile("(?:银行卡|銀行卡|储蓄卡|信用卡|卡号|卡號|账号|帐号|card|card number|card no|account)"
                    + " ?(?:号码|号|number|no)?[.:,# ，：是为爲]{0,4}$");
    private static final Pattern AMOUNT =
            Pattern.compile("^ ?(?:[美欧港日万亿]?元(?![旦月宵])|块|圆(?![通满明])|[万亿](?=$|[\\s,.;，。；])|RMB|CNY|USD)");
    private static final Set<String> LABELS = Set.of(
            "tel",
            "phone",
            "mobile",
            "mob",
            "cell",
            "call",
            "wechat",
            "weixin",
            "wx",
            "vx",
            "wxid",
            "sms",
            "dh",
            "sj",
            "lxdh",
            "no",
            "id",
            "card",
            "contact",
            "fax",
            "shouji",
            "dianhua",
            "number",
            "num",
            "at",
            "on",
            "to",
            "is",
            "visa",
            "mastercard",
            "amex",
            "unionpay",
            "jcb",
            "bank",
            "icbc",
            "abc",
            "boc",
            "ccb",
            "cmb",
            "bocom");

    /** Says that what follows is numbered; less than {@link #ORDER}, for numbers that look like a telephone all the same. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?:(?:订单|訂單|运单|快递|物流|流水|交易|发票|合同|课程|批次|条码|工单|货|(?<![名清菜])单|單|编|編)(?:号码|号|號|编号)"
                    + "|\\b(?:imei|order|tracking|waybill|invoice|ref|reference|ticket|parcel|serial|batch|contract|course|sku)"
                    + " ?(?:number|no|id)?)[.:,# ，：是为爲]{0,4}$");
    /** Carriers' beginnings of their parcels' numbers, and our own of work orders. */
    private static final Set<String> CARRIERS =
            Set.of("SF", "YT", "ZTO", "STO", "JD", "JDV", "JT", "DPK", "EMS", "YD", "GD");

    private static final Set<String> NUMBERED_THINGS = Set.of(
            "order",
            "ticket",
            "ref",
            "sn",
            "imei",
            "sku",
            "uuid",
            "guid",
            "invoice",
            "tracking",
            "waybill",
            "parcel",
            "serial",
            "batch",
            "trace",
            "msg");
    private static final Pattern WORDS =
            Pattern.compile("[0-9]{0,6}([A-Za-z]+(?:[-_][A-Za-z]+)*)(?:[-_]?|[0-9]{1,4}[-_])");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f-]{24,}");

    private final Flat text;
    private final int from;
    private final int to;
    private final String before;

    Surroundings(Flat text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.before = text.before(from, NEAR).toLowerCase(Locale.ROOT);
    }

    boolean saidToBeAPhone() {
        return PHONE.matcher(before).find();
    }

    /** Believed with a check digit that is wrong, too: somebody mistyped it. */
    boolean saidToBeAnId() {
        return ID.matcher(before).find();
    }

    boolean saidToBeACard() {
        return CARD.matcher(before).find();
    }

    boolean saidToBeAnOrder() {
        return saysOrder(before);
    }

    /** @param before what stands before a number, in small letters */
    static boolean saysOrder(String before) {
        return ORDER.matcher(before).find();
    }

    boolean plus() {
        return is(from - 1, '+') || is(from - 1, '(') && is(from - 2, '+');
    }

    int withPlus() {
        return is(from - 1, '+') ? from - 1 : from - 2;
    }

    /** The minutes of a time of day begin here. */
    boolean minutes() {
        return is(from - 1, ':') && text.asciiDigit(from - 2);
    }

    /** An opening parenthesis belongs to a number whose closing one stands inside it. */
    int opening() {
        return is(from - 1, '(') && text.between(from, to).indexOf(')') >= 0 ? from - 1 : from;
    }

    boolean amount() {
        if (from > 0 && "¥￥$€£".indexOf(text.at(from - 1)) >= 0) {
            return true;
        }
        return AMOUNT.matcher(text.between(to, Math.min(to + 4, text.length()))).find();
    }

    /** Part of an identifier with letters, such as a UUID, a work order's number or a tracking number. */
    boolean partOfACode() {
        String left = text.between(codeBegin(), from);
        String right = text.between(to, codeEnd());
        boolean rightIsWords = right.matches("[-_]?[A-Za-z]*");
        boolean lettersRight = right.chars().anyMatch(Character::isLetter);
        boolean lettersLeft = left.chars().anyMatch(Character::isLetter);
        if (!lettersLeft && !lettersRight) {
            return false;
        }
        if (!lettersLeft) {
            return !rightIsWords || left.chars().anyMatch(Character::isDigit);
        }
        boolean label = left.matches("[A-Za-z]+[-_]?")
                && (left.length() == 1
                        || LABELS.contains(left.replaceAll("[-_]", "").toLowerCase(Locale.ROOT)));
        return !label || !rightIsWords;
    }

    /**
     * The same of digits that are a mobile number by themselves: rather a person's name or a word glued to it than an
     * identifier, unless a carrier's letters, a word before it, or a long row of hexadecimal digits say otherwise.
     */
    boolean partOfAnOrderNumber() {
        int begin = codeBegin();
        int end = codeEnd();
        String left = text.between(begin, from);
        boolean letters = left.chars().anyMatch(Character::isLetter);
        if (HEXADECIMAL.matcher(text.between(begin, end)).matches()
                && (letters || text.between(to, end).chars().anyMatch(Character::isLetter))) {
            return true;
        }
        if (!letters) {
            return false;
        }
        Matcher words = WORDS.matcher(left);
        return !words.matches()
                || CARRIERS.contains(words.group(1))
                || NUMBERED_THINGS.contains(words.group(1).toLowerCase(Locale.ROOT))
                || NUMBERED.matcher(text.before(begin, NEAR).toLowerCase(Locale.ROOT))
                        .find();
    }

    /** The same of digits that are a card by themselves: a name may be glued to them, capitals alone are an identifier's. */
    boolean partOfASerialNumber() {
        String left = text.between(codeBegin(), from);
        boolean name =
                left.chars().noneMatch(Character::isLetter) || left.chars().anyMatch(Character::isLowerCase);
        return partOfACode() && (!name || partOfAnOrderNumber());
    }

    private int codeBegin() {
        int begin = from;
        while (begin > 0 && from - begin < LONGEST_CODE && codeSign(begin - 1)) {
            begin--;
        }
        return begin;
    }

    private int codeEnd() {
        int end = to;
        while (end < text.length() && end - to < LONGEST_CODE && codeSign(end)) {
            end++;
        }
        return end;
    }

    private boolean codeSign(int i) {
        return text.letter(i) || text.asciiDigit(i) || !text.taken(i) && (text.at(i) == '-' || text.at(i) == '_');
    }

    private boolean is(int i, char c) {
        return i >= 0 && i < text.length() && !text.taken(i) && text.at(i) == c;
    }
}
