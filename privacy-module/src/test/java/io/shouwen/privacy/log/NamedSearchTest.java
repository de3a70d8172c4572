package io.shouwen.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shouwen.platform.http.InvalidInput;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSearchTest {

    private static final String ALL_OF_A_MONTH = "action=privacy.reveal&from=2026-11-01&to=2026-11-30";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ALL_OF_A_MONTH,
                "subject=0192f3a4-5b6c-7d8e-9f01-1391234567ab&actor=agent-01&outcome=refused&order=asc",
                "case=workorder%2F0192f3a4-5b6c-7d8e-9f01-1391234567ab&field=crm.customer.phone&purpose=complaint",
                "case=workorder%2FGD261121-000042",
                "actor=",
            })
    void takesTheAddressesOfThePage(String query) {
        assertThat(new NamedSearch(" 十一月的查看 ", query).name()).isEqualTo("十一月的查看");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "查 19900001234",
                "投诉人：li.lei@example.com",
                "李四 990101199001",
                "卡 6222 02",
                "护照E12345678",
                "一三九一二三四五六七八",
            })
    void refusesANameThatHoldsANumber(String name) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new NamedSearch(name, ALL_OF_A_MONTH))
                .satisfies(refused -> assertThat(refused.fields())
                        .extracting(InvalidInput.FieldProblem::code)
                        .containsExactly("privacy.search-name-holds-data"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor=19900001234",
                "case=workorder%2F19900001234",
                "case=id%2F11010519491231002X",
                "field=E12345678",
                "field=Tom19900001234",
                "subject=19900001234",
                "from=19900001234",
                "actor=%E6%9D%8E%E5%9B%9B",
                "note=19900001234",
                "order=19900001234",
                "actor=%",
                "actor",
            })
    void refusesAQueryThatHoldsANumberOrIsNoFilter(String query) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new NamedSearch("一个查询", query));
    }

    @Property
    void keepsNoMobileNumber(@ForAll @LongRange(min = 13_000_000_000L, max = 19_999_999_999L) long mobile) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new NamedSearch("查" + mobile, ALL_OF_A_MONTH));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new NamedSearch("查", "actor=" + mobile));
    }
}
