package io.shouwen.crm.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.crm.campaign.Letter.Variable;
import io.shouwen.platform.http.InvalidInput;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LetterTest {

    private static final Map<Variable, String> READER = Map.of(Variable.NAME, "陈晨", Variable.NUMBER, "C-00000-00001");

    @Test
    void fillsVariablesInBothLanguagesAndEndsWithTheWayOut() {
        Letter.Rendered rendered = Letter.of("{客户名}，您好", "编号 {客户编号}", "Dear {name}", "No. {number}")
                .to(READER, "https://s.example/public/opt-out?t=x");
        assertThat(rendered.subject()).isEqualTo("陈晨，您好 / Dear 陈晨");
        assertThat(rendered.text())
                .startsWith("编号 C-00000-00001")
                .contains("No. C-00000-00001")
                .contains("退订")
                .contains("Unsubscribe")
                .contains("https://s.example/public/opt-out?t=x");
        assertThat(rendered.toString()).doesNotContain("陈晨");
    }

    @Test
    void refusesVariablesThatNobodyKnows() {
        for (String text : new String[] {"{课程名}", "{客户名", "客户名}", "{}", "{{客户名}}", "{客户 名}"}) {
            assertThatThrownBy(() -> Letter.of("主题", text, null, null))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            refused -> assertThat(refused.fields())
                                    .extracting(InvalidInput.FieldProblem::code)
                                    .containsExactly("crm.campaign-variable-unknown"));
        }
    }

    @Test
    void refusesASubjectOfSeveralLines() {
        assertThatThrownBy(() -> Letter.of("主题\r\nBcc: all@example.org", "正文", null, null))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void wantsAllOfTheEnglishPartOrNone() {
        assertThatThrownBy(() -> Letter.of("主题", "正文", "Subject", " ")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Letter.of("主题", "正文", null, "Text")).isInstanceOf(InvalidInput.class);
    }

    @Property
    void anyNameStaysANameOnOneLine(@ForAll @NotBlank @StringLength(max = 40) String name) {
        Letter.Rendered rendered =
                Letter.of("{客户名}", "{name}!", null, null).to(Map.of(Variable.NAME, name, Variable.NUMBER, "C-1"), "x");
        assertThat(rendered.subject().codePoints().anyMatch(Character::isISOControl))
                .isFalse();
        assertThat(rendered.subject()).isEqualTo(name.replaceAll("[\\p{Cc}\\u2028\\u2029]", " "));
        assertThat(rendered.text()).startsWith(name.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ") + "!");
    }
}
