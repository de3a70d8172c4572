package io.shouwen.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.EntityTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityVersionTest {

    @Test
    void acceptsTheVersionThatWasRead() {
        assertThatCode(() -> EntityVersion.requireMatch("\"7\"", 7)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnOlderVersionWith412() {
        assertThatThrownBy(() -> EntityVersion.requireMatch("\"6\"", 7))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.kind().status()).isEqualTo(412));
    }

    @Test
    void demandsTheHeaderWith428() {
        assertThatThrownBy(() -> EntityVersion.requireMatch(null, 7))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.kind().status()).isEqualTo(428));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                " * ",
                "\"7\"",
                " \"7\"\t",
                "\"6\", \"7\"",
                "\"6\",\"7\",\"8\"",
                ", \"7\",,",
                "W/\"7\", \"7\"",
                "\"7.k3Jx0-_aB9zQ\"",
                "\"with,comma\", \"7\"",
            })
    void acceptsEveryTagOrOneOfAList(String ifMatch) {
        assertThatCode(() -> EntityVersion.requireMatch(ifMatch, 7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W/\"7\"",
                "W/\"7.k3Jx0-_aB9zQ\"",
                "\"6\", W/\"7\"",
                "\"07\"",
                "\"77\"",
                "\"\"",
                "\"6.7\"",
                "\".7\"",
                "\"*\"",
                "\"7x\"",
            })
    void matchesStronglyAndTheVersionAlone(String ifMatch) {
        assertThatThrownBy(() -> EntityVersion.requireMatch(ifMatch, 7)).isInstanceOf(EntityVersion.Stale.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "\"7",
                "7\"",
                "\"6\" \"7\"",
                "*, \"7\"",
                "w/\"7\"",
                "\"7\";",
                ",",
                "'7'",
                "\"7\", x",
                "\"a b\""
            })
    void refusesWhatIsNoListOfTagsWith400(String ifMatch) {
        assertThatThrownBy(() -> EntityVersion.requireMatch(ifMatch, 7))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        r -> assertThat(r.fields())
                                .extracting(InvalidInput.FieldProblem::field)
                                .containsExactly("If-Match"));
    }

    @Test
    void tellsRepresentationsOfOneVersionApart() {
        EntityTag one = EntityVersion.tag(EntityVersion.tag(7), "one".getBytes(UTF_8));
        EntityTag other = EntityVersion.tag(EntityVersion.tag(7), "other".getBytes(UTF_8));
        assertThat(one).isNotEqualTo(other).isEqualTo(EntityVersion.tag(EntityVersion.tag(7), "one".getBytes(UTF_8)));
        assertThat(EntityTags.parse("If-None-Match", "W/" + quoted(one)).matchWeakly(one))
                .isTrue();
        assertThat(EntityTags.parse("If-None-Match", "\"7\", " + quoted(other)).matchWeakly(one))
                .isFalse();
        assertThat(EntityTags.parse("If-None-Match", "*").matchWeakly(one)).isTrue();
        assertThatCode(() -> EntityVersion.requireMatch(quoted(one), 7)).doesNotThrowAnyException();
        assertThatThrownBy(() -> EntityVersion.requireMatch(quoted(one), 8)).isInstanceOf(EntityVersion.Stale.class);
    }

    private static String quoted(EntityTag tag) {
        return '"' + tag.getValue() + '"';
    }
}
