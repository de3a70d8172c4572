package io.shouwen.privacy.vault;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Postal addresses. The mask keeps province and city; of an address that names neither, nothing. */
final class AddressRule implements FieldRule {

    private static final int LONGEST = 500;

    private static final Pattern CHINESE = Pattern.compile("(?:中国|中华人民共和国)?\\s*(?:"
            + "(?<municipality>(?:北京|上海|天津|重庆)市?)\\s*(?:市辖区|(?:北京|上海|天津|重庆)市)?"
            + "|(?<special>香港特别行政区|澳门特别行政区|香港|澳门)"
            + "|(?<province>(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省?"
            + "|内蒙古(?:自治区)?|广西(?:壮族自治区)?|西藏(?:自治区)?|宁夏(?:回族自治区)?|新疆(?:维吾尔自治区)?)"
            + "\\s*(?<city>[\\p{IsHan}]{1,14}?(?:市|自治州|地区|盟))?"
            + "|(?<cityAlone>[\\p{IsHan}]{1,10}?市)"
            + ").*");

    @Override
    public Optional<Accepted> read(String text) {
        String address = FieldRule.tidy(text);
        if (address.isEmpty() || address.length() > LONGEST || FieldRule.hasControls(address)) {
            return Optional.empty();
        }
        return Optional.of(new Accepted(address, address, mask(address)));
    }

    private static String mask(String address) {
        Matcher matcher = CHINESE.matcher(address);
        if (!matcher.matches()) {
            return "***";
        }
        StringBuilder shown = new StringBuilder();
        for (String part : new String[] {"municipality", "special", "province", "city", "cityAlone"}) {
            if (matcher.group(part) != null) {
                shown.append(matcher.group(part));
            }
        }
        return shown + "***";
    }

    @Override
    public String problem() {
        return "privacy.not-an-address";
    }

    @Override
    public String expected() {
        return "an address of 1 to 500 characters";
    }
}
