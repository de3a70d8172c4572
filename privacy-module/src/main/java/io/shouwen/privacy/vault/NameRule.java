package io.shouwen.privacy.vault;

import java.util.Optional;
import java.util.Set;

/** Names of people. The mask of a Chinese name keeps the family name, that of any other the first letter. */
final class NameRule implements FieldRule {

    private static final int LONGEST = 100;

    /** Family names of two characters. */
    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
            "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌",
            "微生", "公户", "公玉", "公仪", "梁丘", "公仲", "公上", "公门", "公山", "公坚", "左丘", "公伯", "西门", "公祖", "第五", "公乘", "贯丘", "公皙",
            "南荣", "东里", "东宫", "仲长", "子书", "子桑", "即墨", "达奚", "褚师", "纳兰", "歐陽", "司馬", "諸葛", "東方", "獨孤", "南宮", "聞人", "尉遲",
            "赫連", "澹臺", "濮陽", "公孫", "鍾離");

    @Override
    public Optional<Accepted> read(String text) {
        if (FieldRule.hasControls(text.strip())) {
            return Optional.empty();
        }
        String name = FieldRule.tidy(text);
        if (name.isEmpty() || name.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(new Accepted(name, name, mask(name)));
    }

    private static String mask(String name) {
        int[] characters = name.codePoints().toArray();
        boolean chinese = name.codePoints().allMatch(Character::isIdeographic);
        if (!chinese) {
            return characters.length == 1 ? "*" : Character.toString(characters[0]) + "**";
        }
        if (characters.length == 1) {
            return "*";
        }
        boolean compound = characters.length > 2 && COMPOUND.contains(new String(characters, 0, 2));
        int family = compound ? 2 : 1;
        return new String(characters, 0, family) + "*".repeat(characters.length - family);
    }

    @Override
    public String problem() {
        return "privacy.not-a-name";
    }

    @Override
    public String expected() {
        return "a name of 1 to 100 characters";
    }
}
