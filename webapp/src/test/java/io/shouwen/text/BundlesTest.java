package io.shouwen.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.shouwen.door.PageFile;
import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.Refusal;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BundlesTest {

    private static final Pattern KEY_IN_PAGE = Pattern.compile("\\b([a-z]+)Text\\['([^']+)'\\]");
    private static final Pattern HOLE = Pattern.compile("\\{[^{}]*}");

    private final List<String> modules =
            ModuleCatalogue.all().stream().map(ModuleCatalogue::module).toList();

    @Test
    void bothLanguagesHaveTheSameKeys() {
        for (String module : modules) {
            assertThat(keys(module, "en")).as(module).isEqualTo(keys(module, "zh"));
        }
    }

    @Test
    void noTextIsEmptyOrHasOtherHolesInTheOtherLanguage() {
        assertSoftly(soft -> modules.forEach(module -> {
            Properties zh = bundle(module, "zh");
            Properties en = bundle(module, "en");
            for (String key : zh.stringPropertyNames()) {
                soft.assertThat(zh.getProperty(key)).as(key).isNotBlank();
                soft.assertThat(holes(en.getProperty(key, ""))).as(key).isEqualTo(holes(zh.getProperty(key)));
            }
        }));
    }

    @Test
    void everyRefusalHasItsText() {
        assertSoftly(soft -> codes().forEach(code -> {
            String module = code.substring(0, code.indexOf('.'));
            soft.assertThat(keys(module, "zh")).as(module).contains("problem." + code);
        }));
    }

    @Test
    void everyTextThatAPageShowsExists() {
        assertSoftly(soft -> PageFile.files().forEach(page -> {
            Matcher used = KEY_IN_PAGE.matcher(page.content());
            while (used.find()) {
                soft.assertThat(modules).as(page.path()).contains(used.group(1));
                if (modules.contains(used.group(1))) {
                    soft.assertThat(keys(used.group(1), "zh")).as(page.path()).contains(used.group(2));
                }
            }
        }));
    }

    @Test
    void everyMenuEntryHasItsLabel() {
        assertSoftly(soft -> ModuleCatalogue.all()
                .forEach(m -> m.pages()
                        .forEach(page -> page.navigation()
                                .ifPresent(n -> soft.assertThat(keys(m.module(), "zh"))
                                        .as(page.path())
                                        .contains(n.label())))));
    }

    /** Codes as they stand in the compiled classes: refusals, and whoever tells field problems. */
    private Set<String> codes() {
        Pattern code = Pattern.compile("(" + String.join("|", modules) + ")\\.[a-z0-9]+(-[a-z0-9]+)*");
        Set<String> all = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.shouwen")) {
            if (type.isAssignableTo(Refusal.class)) {
                strings(type).stream().filter(code.asMatchPredicate()).forEach(all::add);
            } else if (type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(d -> d.getTargetClass().isAssignableTo(InvalidInput.class)
                            || d.getTargetClass().isEquivalentTo(InvalidInput.FieldProblem.class))) {
                strings(type).stream()
                        .filter(code.asMatchPredicate())
                        .filter(s -> s.contains("-"))
                        .forEach(all::add);
            }
        }
        assertThat(all).contains("platform.permission-missing");
        return all;
    }

    /** The string constants of a class file (JVMS §4.4). */
    private static List<String> strings(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(in.readAllBytes()));
            data.readInt();
            data.readInt();
            int count = data.readUnsignedShort();
            List<String> texts = new ArrayList<>();
            for (int i = 1; i < count; i++) {
                switch (data.readUnsignedByte()) {
                    case 1 -> texts.add(data.readUTF());
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> data.readInt();
                    case 5, 6 -> {
                        data.readLong();
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> data.readUnsignedShort();
                    case 15 -> {
                        data.readUnsignedByte();
                        data.readUnsignedShort();
                    }
                    default -> throw new IllegalStateException("not a class file: " + type.getName());
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> holes(String text) {
        Set<String> all = new TreeSet<>();
        Matcher hole = HOLE.matcher(text);
        while (hole.find()) {
            all.add(hole.group());
        }
        return all;
    }

    private static Set<String> keys(String module, String language) {
        return new TreeSet<>(bundle(module, language).stringPropertyNames());
    }

    private static Properties bundle(String module, String language) {
        String name = "io/shouwen/" + module + "/messages_" + language + ".properties";
        try (InputStream in = BundlesTest.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            Properties all = new Properties();
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
