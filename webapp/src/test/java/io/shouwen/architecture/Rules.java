package io.shouwen.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.shouwen.platform.access.OpenByLink;
import io.shouwen.platform.access.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The architecture's rules for the modules below one root package: the real one, or the wrong examples'. */
final class Rules {

    /** From the ground floor upwards. */
    static final List<String> MODULES = List.of("platform", "privacy", "crm", "workorder", "performance");

    private static final Pattern GERUND = Pattern.compile("[A-Z][a-z]+ing([A-Z][A-Za-z]*)?");
    private static final Set<String> WRITES_NOW =
            Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds", "tickMinutes");
    private static final Set<String> ORDERS_OF_NAMES = Set.of(
            "impl", "util", "utils", "common", "dto", "dtos", "service", "services", "manager", "managers", "helper");

    /**
     * @param says one sentence
     * @param wrong simple names of the wrong examples that it must reject
     */
    record Rule(String says, ArchRule rule, List<String> wrong) {
        @Override
        public String toString() {
            return says;
        }
    }

    private final String root;

    Rules(String root) {
        this.root = root;
    }

    List<Rule> all() {
        List<Rule> all = new ArrayList<>();
        for (int i = 0; i < MODULES.size() - 1; i++) {
            String module = MODULES.get(i);
            String[] above = MODULES.subList(i + 1, MODULES.size()).stream()
                    .map(this::in)
                    .toArray(String[]::new);
            all.add(new Rule(
                    module + " does not depend on the modules above it",
                    noClasses()
                            .that()
                            .resideInAPackage(in(module))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(above),
                    List.of("LooksUp" + module)));
        }
        all.add(new Rule(
                "another module's entity is named by its id, never held",
                classes().that().resideInAPackage(root + "..").should(notHoldForeignEntities()),
                List.of("HoldsForeignEntity")));
        all.add(new Rule(
                "only the vault touches cipher code",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .and()
                        .resideOutsideOfPackage(root + ".privacy.vault..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("javax.crypto..", "org.bouncycastle..")),
                List.of("EncryptsElsewhere")));
        all.add(new Rule(
                "the domain knows neither Faces nor REST",
                noClasses()
                        .that(resideInAnyPackage(businessModules())
                                .and(resideOutsideOfPackage("..api.."))
                                .and(resideOutsideOfPackage("..portal.."))
                                .and(describe("are no REST application", c -> !isRestApplication(c))))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                "jakarta.faces..", "jakarta.ws.rs..", "org.primefaces..", "org.omnifaces..")),
                List.of("KnowsFaces", "KnowsRest")));
        all.add(new Rule(
                "REST resources lie in api, page beans in portal",
                classes()
                        .that(resideInAnyPackage(businessModules())
                                .and(describe(
                                        "face outwards",
                                        c -> c.isAnnotatedWith("jakarta.ws.rs.Path")
                                                || c.isAnnotatedWith("jakarta.faces.view.ViewScoped"))))
                        .should()
                        .resideInAnyPackage("..api..", "..portal.."),
                List.of("KnowsRest")));
        all.add(new Rule(
                "persistence annotations stand on entities, embeddables and converters only",
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(root + "..")
                        .should(notMapColumnsOutsideEntities()),
                List.of("MapsWithoutEntity")));
        all.add(new Rule(
                "every REST operation names the permission that it needs",
                methods()
                        .that(describe("answer HTTP", Rules::answersHttp))
                        .and()
                        .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                        .should(nameAPermission()),
                List.of("OpenDoor")));
        all.add(new Rule(
                "every use case names the permission that it needs",
                methods()
                        .that()
                        .arePublic()
                        .and()
                        .areNotStatic()
                        .and(describe("observe no event", m -> !observes(m)))
                        .and()
                        .areDeclaredInClassesThat(
                                resideInAPackage(root + "..").and(describe("are use cases", Rules::isUseCase)))
                        .should(nameAPermission()),
                List.of("OpeningEverything")));
        all.add(new Rule(
                "time comes from an injected clock",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .and()
                        .doNotHaveFullyQualifiedName(root + ".platform.time.TimeSource")
                        .should()
                        .callCodeUnitWhere(
                                describe("asks the machine's clock", call -> asksMachineClock(call.getTarget()))),
                List.of("LooksAtTheWall")));
        all.add(new Rule(
                "no static state that changes",
                fields().that()
                        .areStatic()
                        .and()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(root + "..")
                        .should(neverChange()),
                List.of("RemembersStatically")));
        all.add(new Rule(
                "packages are named after capabilities, not after layers",
                classes().that().resideInAPackage(root + "..").should(lieInACapability()),
                List.of("SaysNothing")));
        all.add(new Rule(
                "what checks the log offline needs nothing but the JDK",
                classes()
                        .that()
                        .resideInAnyPackage(root + ".privacy.log.verify..", root + ".privacy.log.tree..")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..", root + ".privacy.log.verify..", root + ".privacy.log.tree..")),
                List.of("VerifiesWithHelp")));
        return all;
    }

    private String in(String module) {
        return root + "." + module + "..";
    }

    private String[] businessModules() {
        return MODULES.stream().skip(1).map(this::in).toArray(String[]::new);
    }

    private String moduleOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.")[0] : "";
    }

    private ArchCondition<JavaClass> notHoldForeignEntities() {
        return new ArchCondition<>("not depend on entities of other modules") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(d -> d.getTargetClass().isAnnotatedWith(Entity.class))
                        .filter(d -> !moduleOf(d.getTargetClass()).equals(moduleOf(type)))
                        .forEach(d -> events.add(SimpleConditionEvent.violated(type, d.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaField> notMapColumnsOutsideEntities() {
        return new ArchCondition<>("carry persistence annotations only in entities") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean mapped = field.getAnnotations().stream()
                        .map(a -> a.getRawType().getName())
                        .anyMatch(a -> a.startsWith("jakarta.persistence.")
                                && !a.endsWith(".PersistenceContext")
                                && !a.endsWith(".PersistenceUnit"));
                JavaClass owner = field.getOwner();
                boolean may = owner.isAnnotatedWith(Entity.class)
                        || owner.isAnnotatedWith("jakarta.persistence.Embeddable")
                        || owner.isAnnotatedWith("jakarta.persistence.MappedSuperclass");
                if (mapped && !may) {
                    events.add(SimpleConditionEvent.violated(
                            field, field.getFullName() + " is mapped, its class is no entity"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> nameAPermission() {
        return new ArchCondition<>("name a permission, or be open by link") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named = method.isAnnotatedWith(RequiresPermission.class)
                        || method.isAnnotatedWith(OpenByLink.class)
                        || method.getOwner().isAnnotatedWith(RequiresPermission.class);
                if (!named) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " names no permission"));
                }
            }
        };
    }

    private static ArchCondition<JavaField> neverChange() {
        return new ArchCondition<>("be final and not a collection or holder that changes") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    return;
                }
                JavaClass type = field.getRawType();
                boolean changes = !field.getModifiers().contains(JavaModifier.FINAL)
                        || type.getPackageName().startsWith("java.util.concurrent")
                        || type.isAssignableTo(ThreadLocal.class)
                        || !type.isInterface()
                                && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
                                && !type.isAssignableTo(java.security.Provider.class);
                if (changes) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> lieInACapability() {
        return new ArchCondition<>("lie in a package named after a capability") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (String part : type.getPackageName().split("\\.")) {
                    if (ORDERS_OF_NAMES.contains(part)) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " lies in a package " + part));
                    }
                }
            }
        };
    }

    private static boolean isRestApplication(JavaClass type) {
        return type.isAssignableTo("jakarta.ws.rs.core.Application");
    }

    private static boolean answersHttp(JavaMember method) {
        return method.getAnnotations().stream().anyMatch(a -> a.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    private static boolean isUseCase(JavaClass type) {
        return type.isAnnotatedWith(ApplicationScoped.class)
                && GERUND.matcher(type.getSimpleName()).matches()
                && (type.isAnnotatedWith(Transactional.class)
                        || type.getMethods().stream().anyMatch(m -> m.isAnnotatedWith(Transactional.class)));
    }

    private static boolean observes(JavaMethod method) {
        return method.getParameters().stream().anyMatch(p -> p.isAnnotatedWith(Observes.class));
    }

    private static boolean asksMachineClock(AccessTarget.CodeUnitCallTarget target) {
        JavaClass owner = target.getOwner();
        boolean withClock = target.getRawParameterTypes().stream().anyMatch(p -> p.isEquivalentTo(Clock.class));
        if (owner.getPackageName().equals("java.time")) {
            return target.getName().equals("now") && !withClock
                    || owner.isEquivalentTo(Clock.class) && WRITES_NOW.contains(target.getName()) && !withClock;
        }
        return owner.isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis")
                || owner.isEquivalentTo(java.util.Date.class)
                        && target.getName().equals("<init>")
                        && target.getRawParameterTypes().isEmpty();
    }

    static DescribedPredicate<JavaClass> inModule(String root, String module) {
        return resideInAPackage(root + "." + module + "..");
    }
}
