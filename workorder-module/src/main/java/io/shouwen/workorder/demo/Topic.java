package io.shouwen.workorder.demo;

import io.shouwen.workorder.order.ComplaintGrade;
import java.util.List;
import java.util.Random;

/**
 * What a customer of the story asks for.
 *
 * @param share of a hundred
 * @param department that it is dispatched to, or null where the front line solves it alone
 * @param alone share of a hundred that the front line solves alone in any case
 */
record Topic(String type, int share, String department, int alone, List<String> descriptions, List<String> solutions) {

    private static final List<Topic> ALL = List.of(
            new Topic(
                    "consultation",
                    34,
                    null,
                    100,
                    List.of("想了解秋季考证班的上课时间和费用", "咨询周末班还有没有名额", "询问课程回放保留多久", "想知道结业证书怎么领取", "咨询线上课和面授课的区别"),
                    List.of("已详细说明课程安排并发送资料", "已告知名额情况，客户表示考虑后回复", "已说明回放规则，客户清楚")),
            new Topic(
                    "schedule",
                    20,
                    "teaching",
                    35,
                    List.of("本周有事，想调到周日班", "两门课时间冲突，申请换班", "请假一次，想安排补课", "上课地点太远，想转到另一个校区"),
                    List.of("已调至周日班，课表已更新", "已安排补课并通知授课老师", "已办理转校区，下周起生效")),
            new Topic(
                    "technical",
                    18,
                    "technical",
                    40,
                    List.of("登录学习平台提示账号被锁定", "直播课声音断断续续", "手机端作业提交不上去", "课程视频打开是黑屏", "小程序里看不到已购课程"),
                    List.of("已解锁账号并指导重设密码", "已更换线路，客户测试正常", "已修复提交问题，作业已补交", "已重新同步课程，客户确认可见")),
            new Topic(
                    "billing",
                    10,
                    "finance",
                    25,
                    List.of("缴费成功但系统显示未付款", "需要开具学费发票", "分期扣款日期想推迟几天", "优惠券没有抵扣成功"),
                    List.of("已核对到账并更新缴费状态", "电子发票已开具并发送", "已为客户调整扣款日期", "已补退优惠差额")),
            new Topic(
                    "refund",
                    7,
                    "finance",
                    0,
                    List.of("孩子转学，申请退剩余课时费", "开课前申请全额退费", "对课程不满意，要求退费"),
                    List.of("退费材料齐全，已按流程原路退回", "已与客户商定换课方案，客户撤回退费", "已退剩余课时费，客户确认到账")),
            new Topic(
                    "complaint",
                    6,
                    "legal",
                    45,
                    List.of("投诉客服两天没有回电话", "投诉老师临时换人没有通知", "对宣传内容与实际课程不符表示不满"),
                    List.of("已致歉并说明整改措施，客户接受", "主管回电沟通，补偿一次课程，客户满意", "已核实宣传材料并更正，客户接受解释")),
            new Topic(
                    "suggestion",
                    3,
                    null,
                    100,
                    List.of("建议增加晚间答疑时间", "建议小程序支持请假申请"),
                    List.of("已记录并转产品同事，客户表示感谢", "已答复评估计划")),
            new Topic("other", 2, null, 100, List.of("询问校区停车位置", "寻找遗失的雨伞"), List.of("已告知客户", "已联系校区，物品已找到")));

    static Topic any(Random chance) {
        int drawn = chance.nextInt(100);
        for (Topic topic : ALL) {
            drawn -= topic.share();
            if (drawn < 0) {
                return topic;
            }
        }
        return ALL.get(0);
    }

    ComplaintGrade grade(Random chance) {
        if (!type.equals("complaint")) {
            return null;
        }
        int drawn = chance.nextInt(20);
        return drawn < 15 ? ComplaintGrade.ORDINARY : drawn < 19 ? ComplaintGrade.MODERATE : ComplaintGrade.SERIOUS;
    }

    String description(Random chance) {
        return descriptions.get(chance.nextInt(descriptions.size()));
    }

    String solution(Random chance) {
        return solutions.get(chance.nextInt(solutions.size()));
    }
}
