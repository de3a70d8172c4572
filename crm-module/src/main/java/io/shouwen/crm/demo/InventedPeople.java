package io.shouwen.crm.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Invents people from a source of chance: the same source gives the same people. */
final class InventedPeople {

    private static final String[] FAMILIES = ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
                    + "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤")
            .split("");
    private static final String[] COMPOUND = {"欧阳", "上官", "司马", "诸葛", "皇甫", "令狐", "慕容", "司徒", "夏侯", "尉迟", "东方", "公孙"};
    private static final String[] GIVEN = ("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕彬凤洁梅琳素云莲真环雪荣爱妹霄瑞凡佳嘉琼勤珍贞莉"
                    + "桢若轩浩宇子涵梓睿欣怡晨曦一诺思远博文雅雯俊熙天佑可心乐然景行知夏以沫安之清扬望舒")
            .split("");
    private static final String[] LONG = {"古丽米热·阿卜杜拉", "买买提·吐尔逊江", "阿依努尔·赛买提", "巴特尔", "卓玛央金", "扎西次仁", "艾力·买合木提"};
    private static final String[] FOREIGN = {
        "Maria Fernanda Gonçalves da Silva",
        "John Smith",
        "Nguyễn Thị Minh Khai",
        "Иван Петров",
        "김민준",
        "佐藤 健太郎",
        "Anne-Sophie Lefèvre",
        "O'Connor, Siobhán",
        "Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine"
    };
    private static final String[] CITIES = {
        "北京市海淀区",
        "上海市浦东新区",
        "广东省广州市天河区",
        "广东省深圳市南山区",
        "浙江省杭州市西湖区",
        "江苏省南京市鼓楼区",
        "四川省成都市武侯区",
        "湖北省武汉市洪山区",
        "陕西省西安市雁塔区",
        "重庆市渝中区"
    };
    private static final String[] STREETS = {"示例路", "样板街", "学苑路", "虚构大道", "文汇街"};
    private static final String[] TAGS = {
        "VIP", "老学员", "企业客户", "家长", "喜欢详细说明", "需要安抚", "注重效率", "老年客户", "价格敏感", "周末联系", "晚间联系", "微信优先", "考证班", "英语班",
        "编程班", "曾投诉", "转介绍"
    };
    private static final String[] MAILS = {"example.com", "example.org", "example.net"};

    private final Random chance;
    private final int series;
    private int number;

    /** @param series 0 to 9: people of different series share no phone, ID or card number */
    InventedPeople(Random chance, int series) {
        this.chance = chance;
        this.series = series;
    }

    InventedPerson next() {
        int n = number++;
        String name = name();
        return new InventedPerson(
                name,
                phone(n),
                maybe(60) ? email(n) : null,
                maybe(45) ? idNumber(n) : null,
                maybe(20) ? card(n) : null,
                maybe(35) ? address() : null,
                tags(),
                purposes());
    }

    private String name() {
        int dice = chance.nextInt(1000);
        if (dice < 8) {
            return pick(LONG);
        }
        if (dice < 16) {
            return pick(FOREIGN);
        }
        String family = dice < 46 ? pick(COMPOUND) : pick(FAMILIES);
        String first = pick(GIVEN);
        return family + first + (maybe(65) ? pick(GIVEN) : "");
    }

    /** One in fifty shares the phone of the one before: a family. */
    private String phone(int n) {
        int own = n > 0 && maybe(2) ? n - 1 : n;
        return "199" + series + String.format("%07d", own % 100_000);
    }

    private String email(int n) {
        return "u" + Integer.toString(n * 7 + 1000, 36) + chance.nextInt(90) + "@" + pick(MAILS);
    }

    private String idNumber(int n) {
        LocalDate born = LocalDate.of(1950, 1, 1).plusDays(chance.nextInt(58 * 365));
        String seventeen = String.format("99%d%03d", series, n / 1000 % 1000)
                + DateTimeFormatter.BASIC_ISO_DATE.format(born)
                + String.format("%03d", n % 1000);
        return seventeen + check(seventeen);
    }

    /** ISO 7064 MOD 11-2, as GB 11643 asks. */
    private static char check(String seventeen) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (seventeen.charAt(i) - '0') * weights[i];
        }
        return "10X98765432".charAt(sum % 11);
    }

    private String card(int n) {
        String digits = "620000" + series + String.format("%011d", n);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private String address() {
        return pick(CITIES) + pick(STREETS) + (1 + chance.nextInt(300)) + "号" + (1 + chance.nextInt(30)) + "楼"
                + (101 + chance.nextInt(2000)) + "室";
    }

    private List<String> tags() {
        TreeSet<String> tags = new TreeSet<>();
        int wanted = chance.nextInt(4);
        for (int i = 0; i < wanted; i++) {
            tags.add(pick(TAGS));
        }
        return List.copyOf(tags);
    }

    private List<String> purposes() {
        List<String> purposes = new ArrayList<>();
        if (maybe(92)) {
            purposes.add("service");
        }
        if (maybe(60)) {
            purposes.add("survey");
        }
        if (maybe(30)) {
            purposes.add("marketing");
        }
        return purposes;
    }

    private boolean maybe(int percent) {
        return chance.nextInt(100) < percent;
    }

    private String pick(String[] from) {
        return from[chance.nextInt(from.length)];
    }
}
