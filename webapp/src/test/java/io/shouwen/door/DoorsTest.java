package io.shouwen.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.RequiresPermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoorsTest {

    /** Operations that a customer reaches by a one-time link. Add one only with the reason why its link's secret is enough. */
    private static final Set<String> OPEN_OPERATIONS = Set.of(
            "POST /api/workorder/ratings/{token}",
            // A mail program that its reader told to unsubscribe signs in nowhere (RFC 8058); all it can do is that.
            "POST /api/crm/opt-outs/{token}",
            "GET /api/crm/opt-outs/{token}");

    /** Pages that everybody may open. */
    private static final Set<String> OPEN_PAGES =
            Set.of("/public/welcome", "/public/rate", "/public/my-data", "/public/opt-out", "/public/sign-in-failed");

    private final List<PageDefinition> definitions =
            ModuleCatalogue.all().stream().flatMap(m -> m.pages().stream()).toList();
    private final Map<String, PermissionDefinition> permissions = ModuleCatalogue.all().stream()
            .flatMap(m -> m.permissions().stream())
            .collect(Collectors.toMap(PermissionDefinition::name, Function.identity()));

    @Test
    void everyOperationNamesPermissionsThatTheCatalogueKnows() {
        for (RestOperation operation : RestOperation.all()) {
            if (!operation.openByLink()) {
                assertThat(permissionsOf(operation)).as(operation.toString()).isNotEmpty();
                assertThat(permissions.keySet()).as(operation.toString()).containsAll(permissionsOf(operation));
            }
        }
    }

    @Test
    void keepsTheListOfOperationsThatOpenByLink() {
        assertThat(RestOperation.all().stream()
                        .filter(RestOperation::openByLink)
                        .map(RestOperation::toString))
                .containsExactlyInAnyOrderElementsOf(OPEN_OPERATIONS);
    }

    @Test
    void everyPageIsInACatalogueOrOnTheListOfOpenPages() {
        Set<String> named =
                definitions.stream().map(PageDefinition::path).collect(Collectors.toCollection(TreeSet::new));
        for (PageFile page : PageFile.pages()) {
            if (page.open()) {
                assertThat(OPEN_PAGES).contains(page.path());
            } else {
                assertThat(named).contains(page.path());
            }
        }
    }

    @Test
    void everyPageInACatalogueExists() {
        assertThat(PageFile.pages().stream().map(PageFile::path))
                .containsAll(definitions.stream().map(PageDefinition::path).toList());
    }

    /** Otherwise nobody could ever open it. */
    @Test
    void everyPagesPermissionTravelsInItsPortalsTokens() {
        for (PageDefinition page : definitions) {
            assertThat(permissions).as(page.path()).containsKey(page.permission());
            assertThat(permissions.get(page.permission()).portals())
                    .as(page.path())
                    .contains(page.portal());
        }
    }

    @Test
    void everyPermissionBelongsToTheModuleThatDefinesIt() {
        for (ModuleCatalogue module : ModuleCatalogue.all()) {
            assertThat(module.permissions()).allMatch(p -> p.name().startsWith(module.module() + "."), module.module());
        }
    }

    @Test
    void everyPortalHasAHome() {
        assertThat(definitions.stream().map(PageDefinition::path))
                .containsAll(Stream.of(Portal.values()).map(Portal::home).toList());
    }

    private static List<String> permissionsOf(RestOperation operation) {
        return List.of(Optional.ofNullable(operation.method().getAnnotation(RequiresPermission.class))
                .or(() -> Optional.ofNullable(operation.resource().getAnnotation(RequiresPermission.class)))
                .map(RequiresPermission::value)
                .orElse(new String[0]));
    }
}
