package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.privacy.review.Entitlements;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The access review says of a permission that it was not used: so every action must be known as the use of one. */
class TracesTest {

    /** Done by the application, by everybody, or by customers who came by a link. */
    private static final Set<String> BY_NO_PERMISSION = Set.of(
            "crm.campaign.opt-out",
            "platform.access",
            "platform.sign-in",
            "platform.sign-out",
            "platform.staff-sync",
            "crm.import.end",
            "crm.import.set-aside",
            "privacy.alert.raise",
            "privacy.consent.require",
            "privacy.copy.fetch",
            "privacy.erase-again",
            "privacy.erase-left",
            "privacy.keys.destroy-again",
            "privacy.log.alarm",
            "privacy.log.clock-back",
            "privacy.log.witness-lost",
            "privacy.masks.remade",
            "privacy.review.role-taken",
            "workorder.rate");

    private final Entitlements entitlements = Entitlements.ofThisInstallation();
    private final List<ModuleCatalogue> catalogues = ModuleCatalogue.all();

    @Test
    void everyRecordedActionIsATraceOfAPermission() {
        Set<String> traced = catalogues.stream()
                .flatMap(catalogue -> catalogue.permissions().stream())
                .map(PermissionDefinition::name)
                .flatMap(permission -> entitlements.actionsOf(permission).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        traced.addAll(BY_NO_PERMISSION);
        assertThat(actions()).isSubsetOf(traced);
    }

    @Test
    void everyTraceIsAnActionOfAPermissionThatThereIs() {
        Set<String> actions = actions();
        for (ModuleCatalogue catalogue : catalogues) {
            Set<String> permissions = catalogue.permissions().stream()
                    .map(PermissionDefinition::name)
                    .collect(Collectors.toSet());
            assertThat(permissions).containsAll(catalogue.traces().keySet());
            catalogue.traces().values().forEach(traces -> assertThat(actions).containsAll(traces));
        }
    }

    /** Where a door names it, the door's gate marks it; these alone are asked for inside, by what marks as well. */
    @Test
    void everyUseOfAPermissionIsMarked() {
        Set<String> byDoors = catalogues.stream()
                .flatMap(catalogue -> catalogue.pages().stream())
                .map(PageDefinition::permission)
                .collect(Collectors.toCollection(TreeSet::new));
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.shouwen");
        classes.forEach(type -> {
            type.tryGetAnnotationOfType(RequiresPermission.class)
                    .ifPresent(named -> byDoors.addAll(List.of(named.value())));
            type.getMethods()
                    .forEach(method -> method.tryGetAnnotationOfType(RequiresPermission.class)
                            .ifPresent(named -> byDoors.addAll(List.of(named.value()))));
        });
        assertThat(catalogues.stream()
                        .flatMap(catalogue -> catalogue.permissions().stream())
                        .map(PermissionDefinition::name)
                        .filter(name -> !byDoors.contains(name)))
                .containsExactlyInAnyOrder(
                        "crm.card.reveal",
                        "crm.contact.reveal",
                        "crm.customer.export-clear",
                        "privacy.match.reception",
                        "workorder.case.oversee");
    }

    /** Every action has its words in the language of the people who read the log. */
    private Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        for (ModuleCatalogue catalogue : catalogues) {
            String bundle = "/io/shouwen/" + catalogue.module() + "/messages_en.properties";
            Properties words = new Properties();
            try (var in = TracesTest.class.getResourceAsStream(bundle)) {
                words.load(in);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            words.stringPropertyNames().stream()
                    .filter(key -> key.startsWith("audit.") && key.indexOf('.', 6) > 0)
                    .map(key -> key.substring(6))
                    .forEach(actions::add);
        }
        return actions;
    }
}
