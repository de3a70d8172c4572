package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonShapeTest {

    /** One component of each kind. */
    public record Wanted(
            boolean given,
            Boolean maybe,
            String text,
            int count,
            Long large,
            BigDecimal mark,
            UUID id,
            Instant at,
            List<String> words,
            List<Inner> parts,
            @JsonbProperty("case") String caseReference) {}

    /** A part. */
    public record Inner(boolean done) {}

    /** With members that must be there. */
    @Schema(requiredProperties = {"word", "parts"})
    public record Demanding(String word, String note, List<Inner> parts) {}

    @Test
    void namesWhatMustBeThere() {
        JsonShape.require(
                StrictJson.read("{\"word\":\"\",\"parts\":[]}".getBytes(StandardCharsets.UTF_8)), Demanding.class);
        for (String json : List.of("{}", "{\"word\":null,\"note\":\"x\"}")) {
            assertThatThrownBy(() ->
                            JsonShape.require(StrictJson.read(json.getBytes(StandardCharsets.UTF_8)), Demanding.class))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            refused -> assertThat(refused.fields())
                                    .extracting(InvalidInput.FieldProblem::field, InvalidInput.FieldProblem::code)
                                    .containsExactly(
                                            tuple("word", "platform.required"), tuple("parts", "platform.required")));
        }
    }

    @Test
    void acceptsWhatIsWantedAndWhatIsLeftOut() {
        require("{\"given\":false}");
        require("{\"given\":true,\"maybe\":null,\"text\":\"1\",\"count\":-3,\"large\":9000000000,\"mark\":88.50,"
                + "\"id\":\"01900000-0000-7000-8000-000000000000\",\"at\":\"2026-11-21T08:00:00Z\",\"words\":[\"a\"],"
                + "\"parts\":[{\"done\":true}],\"case\":\"workorder/1\",\"unknown\":[null]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{} | given",
                "{`given`:null} | given",
                "{`given`:`true`} | given",
                "{`given`:1} | given",
                "{`given`:true,`maybe`:`no`} | maybe",
                "{`given`:true,`text`:1} | text",
                "{`given`:true,`text`:false} | text",
                "{`given`:true,`text`:{}} | text",
                "{`given`:true,`count`:null} | count",
                "{`given`:true,`count`:`3`} | count",
                "{`given`:true,`count`:2.5} | count",
                "{`given`:true,`count`:2147483648} | count",
                "{`given`:true,`large`:1e100} | large",
                "{`given`:true,`mark`:`88`} | mark",
                "{`given`:true,`mark`:0e-900} | mark",
                "{`given`:true,`id`:`x`} | id",
                "{`given`:true,`at`:`0001-01-01T00:00:00Z`} | at",
                "{`given`:true,`at`:`+999999999-01-01T00:00:00Z`} | at",
                "{`given`:true,`at`:`yesterday`} | at",
                "{`given`:true,`words`:`a`} | words",
                "{`given`:true,`words`:[`a`,null]} | words[1]",
                "{`given`:true,`words`:[1]} | words[0]",
                "{`given`:true,`parts`:[null]} | parts[0]",
                "{`given`:true,`parts`:[{}]} | parts[0].done",
                "{`given`:true,`case`:7} | case",
                "[] | body",
                "`x` | body",
            })
    void namesWhatIsOfAnotherKind(String json, String field) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> require(json.replace('`', '"')))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .extracting(InvalidInput.FieldProblem::field)
                        .containsExactly(field));
    }

    private static void require(String json) {
        JsonShape.require(StrictJson.read(json.getBytes(StandardCharsets.UTF_8)), Wanted.class);
    }
}
