package io.shouwen.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.shouwen.platform.job.JobKind;
import io.shouwen.platform.text.Texts;
import io.shouwen.privacy.freetext.TextColumns;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What programs call a job or a field has words for people, in both languages. */
class WordsForPeopleTest {

    private static final List<Locale> LOCALES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    @Test
    void everyKindOfJobHasItsName() {
        List<String> kinds = instances(JobKind.class).map(JobKind::name).toList();
        assertThat(kinds).hasSizeGreaterThan(10);
        assertNamed(
                Stream.concat(kinds.stream(), Stream.of("privacy.keys.retire")).toList(), "jobkind.");
    }

    @Test
    void everyProtectedTextHasItsName() {
        List<String> fields = instances(TextColumns.class)
                .flatMap(columns -> columns.columns().stream())
                .flatMap(readable -> Stream.of(
                        readable.column().text().name(),
                        readable.column().cards().name()))
                .toList();
        assertThat(fields).isNotEmpty();
        assertNamed(fields, "field.");
    }

    private static void assertNamed(List<String> words, String prefix) {
        assertSoftly(soft -> words.forEach(word -> LOCALES.forEach(locale -> soft.assertThat(
                        Texts.find(word.substring(0, word.indexOf('.')), prefix + word, locale, Map.of()))
                .as(prefix + word)
                .isPresent())));
    }

    private static <T> Stream<T> instances(Class<T> type) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.shouwen").stream()
                        .filter(found -> found.isAssignableTo(type) && !found.isInterface())
                        .filter(found -> !found.getModifiers().contains(JavaModifier.ABSTRACT))
                        .flatMap(found -> instance(found, type).stream());
    }

    /** By the constructor that CDI's proxies use; what has none takes its name from an argument. */
    private static <T> java.util.Optional<T> instance(JavaClass found, Class<T> type) {
        try {
            Constructor<?> constructor = found.reflect().getDeclaredConstructor();
            constructor.setAccessible(true);
            T made = type.cast(constructor.newInstance());
            return java.util.Optional.of(made);
        } catch (ReflectiveOperationException needsMore) {
            return java.util.Optional.empty();
        }
    }
}
