package io.shouwen.door;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PageDefinition;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Portal;
import io.shouwen.platform.access.Role;
import io.shouwen.testing.Answer;
import io.shouwen.testing.InPayara;
import io.shouwen.testing.Person;
import io.shouwen.testing.Visitor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Each role, with what the catalogues give it and no more, opens what its menu offers and is refused the rest. */
@InPayara
@RunAsClient
class RolesIT {

    private static final List<PageDefinition> PAGES =
            ModuleCatalogue.all().stream().flatMap(m -> m.pages().stream()).toList();

    /** What may be done in whichever portal one works, such as reading one's notices, brings nobody into a portal. */
    private static final Set<String> ANYWHERE = ModuleCatalogue.all().stream()
            .flatMap(m -> m.permissions().stream())
            .filter(p -> p.portals().size() == Portal.values().length)
            .map(PermissionDefinition::name)
            .collect(Collectors.toSet());

    @Test
    void everyRoleArrivesAtTheHomeOfItsPortals() {
        assertSoftly(soft -> {
            for (Role role : Role.values()) {
                for (Portal portal : Portal.values()) {
                    Person person = Person.with(role, portal);
                    if (PAGES.stream()
                            .anyMatch(p -> p.portal() == portal
                                    && p.navigation().isPresent()
                                    && !ANYWHERE.contains(p.permission())
                                    && isTheirs(person, p))) {
                        Answer home = Visitor.as(person).open(portal.home());
                        soft.assertThat(home.status())
                                .as("%s at %s", role, portal.home())
                                .isEqualTo(200);
                    }
                }
            }
        });
    }

    @Test
    void everyPageOfTheMenuOpensForItsRolesOnlyAndLacksNoText() {
        assertSoftly(soft -> {
            for (Role role : Role.values()) {
                for (Portal portal : Portal.values()) {
                    Person person = Person.with(role, portal);
                    if (person.permissions().isEmpty()) {
                        continue;
                    }
                    Visitor visitor = Visitor.as(person);
                    PAGES.stream()
                            .filter(p -> p.portal() == portal && p.navigation().isPresent())
                            .forEach(page -> {
                                Answer answer = visitor.open(page.path());
                                soft.assertThat(answer.status())
                                        .as("%s at %s", role, page.path())
                                        .isEqualTo(isTheirs(person, page) ? 200 : 403);
                                soft.assertThat(answer.body())
                                        .as("%s at %s", role, page.path())
                                        .doesNotContain("???");
                            });
                }
            }
        });
    }

    private static boolean isTheirs(Person person, PageDefinition page) {
        return person.permissions().contains(page.permission());
    }
}
