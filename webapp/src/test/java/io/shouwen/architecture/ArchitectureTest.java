package io.shouwen.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final String ROOT = "io.shouwen";
    private static final String WRONG = "io.shouwen.architecture.wrong";

    private static final JavaClasses TREE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses EXAMPLES = new ClassFileImporter().importPackages(WRONG);

    @Test
    void seesEveryModule() {
        for (String module : Rules.MODULES) {
            assertThat(TREE.that(Rules.inModule(ROOT, module))).as(module).isNotEmpty();
        }
        assertThat(TREE.stream().filter(c -> c.getPackageName().startsWith(WRONG)))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        return new Rules(ROOT)
                .all().stream()
                        .map(r -> DynamicTest.dynamicTest(
                                r.says(), () -> r.rule().allowEmptyShould(true).check(TREE)));
    }

    @TestFactory
    Stream<DynamicTest> rejectsItsWrongExample() {
        return new Rules(WRONG)
                .all().stream()
                        .map(r -> DynamicTest.dynamicTest(r.says(), () -> {
                            List<String> found = r.rule()
                                    .evaluate(EXAMPLES)
                                    .getFailureReport()
                                    .getDetails();
                            assertThat(r.wrong()).isNotEmpty();
                            for (String example : r.wrong()) {
                                assertThat(found).as(example).anyMatch(line -> line.contains("." + example));
                            }
                        }));
    }
}
