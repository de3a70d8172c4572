package io.shouwen.platform.demo;

import io.shouwen.platform.access.Role;
import io.shouwen.platform.demo.DemoStory.DemoPerson;
import io.shouwen.platform.staff.StaffId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The thirty invented members of staff of the demo, the same in every installation. Keycloak's realm and the demo
 * chapters both take them from here; passwords and second factors are made per installation and are not known here.
 */
public final class DemoPeople {

    /** Departments by their word in tokens and work orders, with their Chinese names. */
    public static final Map<String, String> DEPARTMENTS = departments();

    private static final List<DemoPerson> ALL = people();

    private DemoPeople() {}

    /** In the order of their staff numbers, 1001 to 1030. */
    public static List<DemoPerson> all() {
        return ALL;
    }

    /** The agents in groups of four, senior agent last, for contests and group results (F10). */
    public static Map<String, List<StaffId>> groups() {
        var groups = new LinkedHashMap<String, List<StaffId>>();
        groups.put("青松组", numbers(1001, 1002, 1003, 1010));
        groups.put("银杏组", numbers(1004, 1005, 1006, 1011));
        groups.put("白桦组", numbers(1007, 1008, 1009, 1012));
        return groups;
    }

    private static List<DemoPerson> people() {
        var list = new ArrayList<DemoPerson>();
        add(list, "linxiaoyu", "林晓雨", "service", Role.AGENT);
        add(list, "zhaomingxuan", "赵明轩", "service", Role.AGENT);
        add(list, "sunjiayi", "孙佳怡", "service", Role.AGENT);
        add(list, "zhouzihan", "周子涵", "service", Role.AGENT);
        add(list, "wuhaoran", "吴浩然", "service", Role.AGENT);
        add(list, "zhengyutong", "郑雨桐", "service", Role.AGENT);
        add(list, "fengsiyuan", "冯思远", "service", Role.AGENT);
        add(list, "jiangruolan", "蒋若兰", "service", Role.AGENT);
        add(list, "hanzhiyuan", "韩志远", "service", Role.AGENT);
        add(list, "xumanting", "许曼婷", "service", Role.SENIOR_AGENT);
        add(list, "hejunjie", "何俊杰", "service", Role.SENIOR_AGENT);
        add(list, "luwenjing", "吕文静", "service", Role.SENIOR_AGENT);
        add(list, "caoyifan", "曹一凡", "teaching", Role.HANDLER);
        add(list, "yanxinyi", "严欣怡", "teaching", Role.HANDLER);
        add(list, "huajianguo", "华建国", "technical", Role.HANDLER);
        add(list, "jinmeiling", "金美玲", "finance", Role.HANDLER);
        add(list, "weidonglai", "魏东来", "legal", Role.HANDLER);
        add(list, "taoshufen", "陶淑芬", "service", Role.SUPERVISOR);
        add(list, "jiangweimin", "姜卫民", "service", Role.SUPERVISOR);
        add(list, "qiyuchen", "戚雨辰", "quality", Role.QUALITY_INSPECTOR);
        add(list, "xiejingwen", "谢静雯", "training", Role.TRAINER);
        add(list, "zouyuhang", "邹宇航", "hr", Role.HR);
        add(list, "yuzhengyi", "喻正义", "legal", Role.LEGAL);
        add(list, "baichonghua", "柏崇华", "management", Role.EXECUTIVE);
        add(list, "shuiqingyun", "水清韵", "finance", Role.FINANCE_PREPARER);
        add(list, "douguangming", "窦光明", "finance", Role.FINANCE_APPROVER);
        add(list, "zhangshouzheng", "章守正", "compliance", Role.COMPLIANCE_OFFICER);
        add(list, "yunzhiqiu", "云知秋", "compliance", Role.PRIVACY_APPROVER);
        add(list, "sutaiping", "苏太平", "operations", Role.OPERATOR);
        add(list, "panmingjian", "潘明鉴", "external", Role.AUDITOR);
        return List.copyOf(list);
    }

    private static void add(List<DemoPerson> list, String userName, String name, String department, Role role) {
        var number = new StaffId(Integer.toString(1001 + list.size()));
        list.add(new DemoPerson(number, userName, name, List.of(role), Optional.of(department)));
    }

    private static List<StaffId> numbers(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(n -> new StaffId(Integer.toString(n)))
                .toList();
    }

    private static Map<String, String> departments() {
        var words = new LinkedHashMap<String, String>();
        words.put("service", "客服中心");
        words.put("teaching", "教务");
        words.put("technical", "技术");
        words.put("finance", "财务");
        words.put("legal", "法务");
        words.put("quality", "质检");
        words.put("training", "培训");
        words.put("hr", "人力资源");
        words.put("management", "管理层");
        words.put("compliance", "合规");
        words.put("operations", "运维");
        words.put("external", "外部审计");
        return Collections.unmodifiableMap(words);
    }
}
