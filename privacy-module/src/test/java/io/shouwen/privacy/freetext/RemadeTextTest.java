package io.shouwen.privacy.freetext;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.privacy.vault.Masks;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The same words with other masks. Nobody's numbers. */
class RemadeTextTest {

    private static final String ORIGINAL = "请回电13800001234，或写信到 li@mail.example.com 谢谢";
    private static final String TODAYS = TypedText.of(ORIGINAL).shown();

    @Test
    void putsTodaysMasksWhereEarlierOnesStood() {
        assertThat(TODAYS).contains("138****1234");
        assertThat(RemadeText.of(ORIGINAL, "请回电1380***1234，或写信到 l***@mail.example.com 谢谢"))
                .contains(TODAYS);
    }

    @Test
    void leavesTodaysMasksAndTextsWithoutAny() {
        assertThat(RemadeText.of(ORIGINAL, TODAYS)).contains(TODAYS);
        assertThat(RemadeText.of("没有号码", "没有号码")).contains("没有号码");
    }

    /** Whose number it was has been erased since. */
    @Test
    void showsNothingAgainOfWhatIsHidden() {
        assertThat(RemadeText.of(ORIGINAL, "请回电******，或写信到 l***@mail.example.com 谢谢"))
                .contains(TODAYS.replace("138****1234", Masks.NOTHING));
    }

    /** What is found today only was shown as it was typed, and stays: texts are not read again. */
    @Test
    void hidesNothingMore() {
        assertThat(RemadeText.of(ORIGINAL, "请回电1380***1234，或写信到 li@mail.example.com 谢谢"))
                .contains("请回电138****1234，或写信到 li@mail.example.com 谢谢");
    }

    @Test
    void tellsMasksApartThatStandSideBySide() {
        String original = "卡6222021234567890128 13800001234 13900005678";
        String today = TypedText.of(original).shown();
        assertThat(RemadeText.of(original, today)).contains(today);
        assertThat(RemadeText.of(original, today.replace("138****1234", "1380***1234")))
                .contains(today);
        assertThat(RemadeText.of(original, today.replace("138****1234", Masks.NOTHING)))
                .contains(today.replace("138****1234", Masks.NOTHING));
    }

    @Test
    void makesNothingAnewOfAnotherText() {
        for (String other : List.of(
                "",
                "[已清除]",
                "请回电1380***1234",
                "请回电1380***1234，或写信到 l***@mail.example.com 谢谢。",
                "请回电无，或写信到 l***@mail.example.com 谢谢")) {
            assertThat(RemadeText.of(ORIGINAL, other)).as(other).isEmpty();
        }
    }

    /** Which stars belong to whom cannot be told. */
    @Test
    void makesNothingAnewThatCanBeReadInTwoWays() {
        String original = "13800001234 13900005678";
        assertThat(RemadeText.of(original, "1** ** **4 1*****8")).isEmpty();
    }

    @Property(tries = 200)
    void changesNoOtherCharacter(@ForAll @Size(max = 6) List<Integer> words) {
        StringBuilder original = new StringBuilder("记");
        for (int word : words) {
            original.append(
                    switch (Math.floorMod(word, 4)) {
                        case 0 -> "电话13" + "%09d".formatted(Math.floorMod(word, 1_000_000_000));
                        case 1 -> "，写信x" + Math.floorMod(word, 1000) + "@example.com";
                        case 2 -> " 工单";
                        default -> "、";
                    });
        }
        String shown = TypedText.of(original.toString()).shown();
        assertThat(RemadeText.of(original.toString(), shown)).contains(shown);
        String older = shown.replaceAll("(?<=[0-9])\\*{4}(?=[0-9])", "***");
        assertThat(RemadeText.of(original.toString(), older)).contains(shown);
    }
}
