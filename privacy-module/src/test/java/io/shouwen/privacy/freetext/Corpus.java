package io.shouwen.privacy.freetext;

import io.shouwen.privacy.vault.FieldKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Service text with numbers of nobody in it, written as people write them, and with what only looks like a number of somebody. */
final class Corpus {

    /** @param kind null for what must stay readable */
    record Planted(int from, int to, FieldKind kind, String writing) {}

    record Sample(String text, List<Planted> planted) {}

    private static final String[] ZH = {
        "客户反映孩子 {} 的课没有排上，请今天内回复。",
        "家长来电说要退费，{}，已登记。",
        "转教务处理：{}；客户希望周末前解决。",
        "已核对{}，与系统一致",
        "学员要求更换老师，{}，下午 14:30 之后再联系",
        "备注：{}",
        "【催办】{}\n请尽快处理",
        "客户情绪激动，{}，需要主管回访。",
        "上次回访是 2026-11-20 10:05，{}。",
        "共 3 期、12,800.00 元，{}"
    };
    private static final String[] EN = {
        "The parent asks us to call back: {}, before 6 pm.", "Refund of 1,280.00 requested; {}.",
                "Customer moved to class 302, {}",
        "Note from the desk: {} (checked 2026-11-21)", "Please update the record, {}. Thanks!",
                "Follow-up on 22/11/2026 at 15:00 - {}"
    };

    private final Random random;

    Corpus(long seed) {
        random = new Random(seed);
    }

    List<Sample> samples(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(sample());
        }
        return samples;
    }

    private Sample sample() {
        boolean chinese = random.nextInt(10) < 7;
        String frame = chinese ? pick(ZH) : pick(EN);
        StringBuilder text = new StringBuilder();
        List<Planted> planted = new ArrayList<>();
        int hole = frame.indexOf("{}");
        text.append(frame, 0, hole);
        int pieces = 1 + random.nextInt(3);
        for (int i = 0; i < pieces; i++) {
            if (i > 0) {
                text.append(chinese ? pick("，", "；", " ", "。另外") : pick(", ", "; ", " and "));
            }
            if (random.nextBoolean()) {
                plant(text, planted, chinese);
            } else {
                text.append(harmless(chinese));
            }
        }
        return new Sample(text.append(frame.substring(hole + 2)).toString(), planted);
    }

    private void plant(StringBuilder text, List<Planted> planted, boolean chinese) {
        FieldKind kind = pick(
                FieldKind.PHONE,
                FieldKind.PHONE,
                FieldKind.PHONE,
                FieldKind.RESIDENT_ID,
                FieldKind.BANK_CARD,
                FieldKind.EMAIL,
                FieldKind.PASSPORT);
        String[] writing = switch (kind) {
            case PHONE -> phone(chinese);
            case RESIDENT_ID -> residentId(chinese);
            case BANK_CARD -> card(chinese);
            case EMAIL -> email(chinese);
            default -> passport(chinese);
        };
        text.append(writing[0]);
        int from = text.length();
        text.append(writing[1]);
        planted.add(new Planted(from, text.length(), kind, writing[2]));
        text.append(writing.length > 3 ? writing[3] : "");
    }

    private String[] phone(boolean chinese) {
        String label = chinese
                ? pick("", "电话", "电话：", "手机号 ", "联系方式:", "请打", "微信同号", "他妈妈的号码是", "李雷：", "房间1101 ")
                : pick("", "tel ", "phone: ", "mobile ", "call ", "reach her at ");
        String mobile = "1" + pick("30", "35", "38", "39", "50", "58", "66", "77", "80", "86", "88", "99") + digits(8);
        return switch (random.nextInt(17)) {
            case 14 -> new String[] {chinese ? "李雷+" : "Li Lei +", mobile, "mobile, +"};
            case 15 -> new String[] {chinese ? "客户Tom" : "Mr.Li", mobile, "mobile, glued to a name"};
            case 16 ->
                new String[] {label, mobile, "mobile, words behind", chinese ? pick("圆通", "元旦前", "亿达公司") : "vx12"};
            case 0, 1, 2, 3 -> new String[] {label, mobile, "mobile"};
            case 4 -> new String[] {label, parted(mobile, " ", 3, 7), "mobile, blanks"};
            case 5 -> new String[] {label, parted(mobile, "-", 3, 7), "mobile, dashes"};
            case 6 -> new String[] {label, "+86 " + mobile, "mobile, +86"};
            case 7 -> new String[] {label, "86" + mobile, "mobile, 86"};
            case 8 -> new String[] {label, fullWidth(mobile), "mobile, full width"};
            case 9 -> new String[] {label, spoken(mobile), "mobile, Chinese numerals"};
            case 10 -> new String[] {label, parted(mobile, ".", 3, 7), "mobile, dots"};
            case 11 -> new String[] {label, pick("010-6", "021-5", "0755-8", "0571-8") + digits(7), "landline"};
            case 12 -> new String[] {label, "+44 20 7946 0" + digits(3), "abroad"};
            default -> new String[] {label, String.join(" ", mobile.split("")), "mobile, digit by digit"};
        };
    }

    private String[] residentId(boolean chinese) {
        String label = chinese ? pick("", "身份证", "身份证号：", "证件号 ", "证件") : pick("", "ID ", "ID card: ", "id no. ");
        LocalDate born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(25_000));
        String seventeen = pick("110105", "310104", "440305", "330106", "510107", "990101")
                + born.toString().replace("-", "")
                + digits(3);
        String id = seventeen + check(seventeen);
        return switch (random.nextInt(6)) {
            case 0 -> new String[] {label, parted(id, " ", 6, 14), "ID, blanks"};
            case 1 -> new String[] {label, id.toLowerCase(java.util.Locale.ROOT), "ID, small x"};
            case 2 -> new String[] {label, fullWidth(id), "ID, full width"};
            case 3 ->
                new String[] {
                    label,
                    id.startsWith("99")
                            ? id
                            : id.substring(0, 6) + born.toString().substring(2).replace("-", "") + id.substring(14, 17),
                    "ID, 15 digits"
                };
            default -> new String[] {label, id, "ID"};
        };
    }

    private String[] card(boolean chinese) {
        String label = chinese ? pick("", "卡号", "银行卡：", "退到 ", "账号") : pick("", "card ", "refund to ", "card no. ");
        String start = pick("622202", "621700", "625800", "4", "52", "6200");
        int length = start.startsWith("62") ? pick(16, 19, 19) : 16;
        String body = start + digits(length - 1 - start.length());
        String number = body + luhn(body);
        return switch (random.nextInt(4)) {
            case 0 -> new String[] {label, number.replaceAll("(.{4})(?=.)", "$1 "), "card, blanks"};
            case 1 -> new String[] {label, number.replaceAll("(.{4})(?=.)", "$1-"), "card, dashes"};
            default -> new String[] {label, number, "card"};
        };
    }

    private String[] email(boolean chinese) {
        String label = chinese ? pick("", "邮箱", "发到 ", "邮件：") : pick("", "email ", "send it to ", "mail: ");
        String address = pick("li.lei", "wang_fang88", "zhao-min", "han+class", "x1990") + digits(3) + "@"
                + pick("example.com", "example.com.cn", "mail.example.org", "qq.example");
        return random.nextInt(5) == 0
                ? new String[] {label, address.replace("@", "＠"), "email, full-width @"}
                : new String[] {label, address, "email"};
    }

    private String[] passport(boolean chinese) {
        return random.nextBoolean()
                ? new String[] {
                    chinese ? pick("", "护照") : pick("", "passport "), "E" + pick("1", "3", "7") + digits(7), "passport"
                }
                : new String[] {
                    chinese ? "护照号：" : "passport no. ", pick("AB", "C", "KJ") + digits(7), "passport, foreign"
                };
    }

    private String harmless(boolean chinese) {
        String day = "2026" + pick("0", "1") + pick("1", "2") + pick("0", "1", "2") + (1 + random.nextInt(8));
        return switch (random.nextInt(28)) {
            case 0 -> (chinese ? "订单号" : "order ") + day + digits(10);
            case 1 -> (chinese ? "快递单号 SF" : "tracking SF") + digits(13);
            case 2 -> (chinese ? "运单YT" : "parcel YT") + digits(13);
            case 3 -> "GD" + day.substring(2) + "-" + digits(6);
            case 4 -> (chinese ? "QQ群" : "QQ ") + (1 + random.nextInt(8)) + digits(8);
            case 5 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 6 -> day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6) + "T08:15:30.125Z";
            case 7 -> day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6) + " 13:00-15:00";
            case 8 -> (chinese ? "金额 " : "amount ") + "1,280,000.00" + (chinese ? " 元" : "");
            case 9 -> (chinese ? "课程编号 C" : "course C") + digits(6);
            case 10 -> (chinese ? "时间戳 " : "at ") + "17" + digits(11);
            case 11 -> (chinese ? "流水号 " : "ref ") + (1 + random.nextInt(9)) + digits(15);
            case 12 -> (chinese ? "验证码 " : "code ") + digits(6);
            case 13 -> (chinese ? "支付宝订单 " : "invoice ") + day + "2200" + digits(16);
            case 14 -> "v3.12.2026." + digits(4);
            case 15 -> (chinese ? "第 3 章 第 12 节 45 页" : "chapter 3, lesson 12, page 45");
            case 16 -> chinese ? "一二三班" : "2026/2027";
            case 17 -> (chinese ? "客服热线 400-" : "hotline 400-") + digits(3) + "-" + digits(4);
            case 19 -> (1 + random.nextInt(9)) + digits(7 + random.nextInt(13)); // nothing says what it is
            case 20 -> "35" + digits(13); // IMEI
            case 21 -> (1 + random.nextInt(9)) + digits(3) + " " + digits(4) + " " + digits(3); // figures in a row
            case 22 -> "4" + digits(15); // as long as a card
            case 23 -> "13" + digits(9) + "00"; // an identifier that begins like a mobile
            case 24 -> (chinese ? "课程编号EN2026" : "course EN2026") + digits(3);
            case 25 -> (chinese ? "订单号E" : "order E") + digits(8);
            case 26 -> (chinese ? "订单号JD13" : "order JD13") + digits(9);
            case 18 -> (chinese ? "工单" : "ticket ") + digits(9);
            default -> (chinese ? "成绩 98 95 100 87 92" : "marks 98 95 100 87 92");
        };
    }

    private static String parted(String text, String by, int... at) {
        StringBuilder parted = new StringBuilder(text);
        for (int i = at.length - 1; i >= 0; i--) {
            parted.insert(at[i], by);
        }
        return parted.toString();
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        return wide.toString();
    }

    private static String spoken(String digits) {
        StringBuilder spoken = new StringBuilder();
        digits.chars().forEach(c -> spoken.append("零一二三四五六七八九".charAt(c - '0')));
        return spoken.toString();
    }

    private static char check(String seventeen) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (seventeen.charAt(i) - '0') * weights[i];
        }
        return "10X98765432".charAt(sum % 11);
    }

    private static int luhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return (10 - sum % 10) % 10;
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
