package vn.toancanh.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directions between the rooms and the habits of the house, as rules that read the compiled classes.
 *
 * <p>The root package is a parameter, so that the fixtures which break the rules can live below a root of
 * their own. Immutable.
 */
public final class HouseRules {

    private static final List<String> FACES =
            List.of("uikit", "uidesk", "uimap", "uivideo", "uiwall", "uifield", "uitestkit");
    private static final List<String> STATIONS = List.of("uidesk", "uimap", "uivideo", "uiwall", "uifield");
    private static final List<String> BELOW_THE_FACES = List.of(
            "core", "geo", "wire", "engine", "link", "storage", "media", "insight", "report", "city", "testkit");

    /** Packages of a library, and the rooms that own it. */
    private static final Map<List<String>, List<String>> OWNERS = Map.of(
            List.of("okhttp3..", "okio.."), List.of("link"),
            List.of("org.sqlite..", "org.jdbi..", "java.sql.."), List.of("storage", "city"),
            List.of("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."), List.of("city"),
            List.of("dev.failsafe.."), List.of("engine"),
            List.of("org.locationtech.jts.."), List.of("geo"),
            List.of("com.gluonhq.."), List.of("uimap"),
            List.of("picocli.."), List.of("app", "city"));

    private static final Set<String> JSON_MAPPERS = Set.of(
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.databind.json.JsonMapper",
            "com.fasterxml.jackson.core.JsonFactory");

    private static final Set<String> SYSTEM_CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalTime.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Year.now",
            "java.time.InstantSource.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone");

    private final String root;

    /** @param root the package that holds the rooms, {@code vn.toancanh} for the house itself */
    public HouseRules(String root) {
        this.root = root;
    }

    /** The rules for shipped classes, by a short name. */
    public Map<String, ArchRule> forShippedClasses() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("core needs nothing", coreNeedsNothing());
        rules.put("faces do not reach the ring", facesDoNotReachTheRing());
        for (String station : STATIONS) {
            rules.put(station + " knows no other station", knowsNoOtherStation(station));
        }
        rules.put("link does not touch storage", apart("link", "storage"));
        rules.put("storage does not touch link", apart("storage", "link"));
        rules.put("the city is a process", cityIsAProcess());
        rules.put("no JavaFX below the faces", noJavaFxBelowTheFaces());
        rules.put("no AWT", noAwt());
        rules.put("only FxBridge calls runLater", onlyTheBridgeCallsRunLater());
        OWNERS.forEach((library, owners) -> rules.put(library.get(0) + " has an owner", library(library, owners)));
        rules.put("JSON is read in wire", jsonIsReadInWire());
        rules.put("time is injected", timeIsInjected());
        rules.put("nothing is printed", nothingIsPrinted());
        rules.put("no mutable statics", noMutableStatics());
        rules.put("logging goes by slf4j", loggingGoesBySlf4j());
        rules.put("nobody sleeps", nobodySleeps());
        return rules;
    }

    /** The rules for classes of tests, by a short name. */
    public Map<String, ArchRule> forTests() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("nobody sleeps", nobodySleeps());
        rules.put("no test is switched off", noTestIsSwitchedOff());
        return rules;
    }

    private ArchRule coreNeedsNothing() {
        return noClasses()
                .that()
                .resideInAPackage(room("core"))
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(room("core"), "java..", "org.jspecify..")
                .because("every room stands on core, so what core needs, all need; give it a port instead")
                .allowEmptyShould(true);
    }

    private ArchRule facesDoNotReachTheRing() {
        return noClasses()
                .that()
                .resideInAnyPackage(rooms(FACES))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(room("link"), room("storage"), room("engine"))
                .because("a face shows state and hands in commands by core's ports; the ring turns without it")
                .allowEmptyShould(true);
    }

    private ArchRule knowsNoOtherStation(String station) {
        String[] others = STATIONS.stream()
                .filter(other -> !other.equals(station))
                .map(this::room)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(room(station))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("what one station shows of another goes through a port of ui-kit that app wires")
                .allowEmptyShould(true);
    }

    private ArchRule apart(String from, String to) {
        return noClasses()
                .that()
                .resideInAPackage(room(from))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(room(to))
                .because("only the state loop decides what is stored and what is sent")
                .allowEmptyShould(true);
    }

    private ArchRule cityIsAProcess() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room("city"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(room("city"))
                .because("the city is a process of its own: nothing passes but by the socket")
                .allowEmptyShould(true);
    }

    private ArchRule noJavaFxBelowTheFaces() {
        return noClasses()
                .that()
                .resideInAnyPackage(rooms(BELOW_THE_FACES))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                .because("what lies below ui-kit runs and is tested without a screen")
                .allowEmptyShould(true);
    }

    private ArchRule noAwt() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(room("city"), room("report"), room("uimap"), root + ".media.imagecheck..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..", "javafx.embed.swing..")
                .because("AWT beside JavaFX costs start-up and memory, and decoding photos belongs in its own process")
                .allowEmptyShould(true);
    }

    private ArchRule onlyTheBridgeCallsRunLater() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".uikit.FxBridge")
                .and(doNotBelongTo(root + ".uikit.FxBridge"))
                .should(access("call Platform.runLater", Set.of("javafx.application.Platform.runLater")))
                .because("FxBridge keeps at most one task pending a pulse; a second way in floods the JavaFX thread")
                .allowEmptyShould(true);
    }

    private ArchRule library(List<String> packages, List<String> owners) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms(owners))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .because("a library has one owner (here: " + String.join(", ", owners)
                        + "), so that it can be replaced in one room")
                .allowEmptyShould(true);
    }

    private ArchRule jsonIsReadInWire() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room("wire"))
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("are JSON mappers") {
                    @Override
                    public boolean test(JavaClass type) {
                        return JSON_MAPPERS.contains(type.getName());
                    }
                })
                .because("JSON is hostile: one class in wire reads it, with limits on size, depth and NaN")
                .allowEmptyShould(true);
    }

    private ArchRule timeIsInjected() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(room("app"), room("testkit"), room("uitestkit"))
                .and()
                .haveSimpleNameNotEndingWith("Main")
                .should(access("read a system clock", SYSTEM_CLOCKS))
                .because("an injected InstantSource and nano clock make time testable and let the city run faster")
                .allowEmptyShould(true);
    }

    private ArchRule nothingIsPrinted() {
        DescribedPredicate<JavaClass> mains = new DescribedPredicate<>("are entry points") {
            @Override
            public boolean test(JavaClass type) {
                String name = outermost(type).getSimpleName();
                return name.endsWith("Main")
                        || name.equals("Launcher")
                        || type.getPackageName().startsWith(root + ".app.bench");
            }
        };
        return noClasses()
                .that(DescribedPredicate.not(mains))
                .should(new ArchCondition<JavaClass>("print to the standard streams") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getFieldAccessesFromSelf().stream()
                                .filter(a -> a.getTarget().getOwner().isEquivalentTo(System.class)
                                        && a.getTarget().getRawType().isEquivalentTo(PrintStream.class))
                                .forEach(a -> events.add(SimpleConditionEvent.satisfied(a, a.getDescription())));
                        type.getMethodCallsFromSelf().stream()
                                .filter(c -> c.getTarget().getName().equals("printStackTrace")
                                        && c.getTarget().getRawParameterTypes().isEmpty())
                                .forEach(c -> events.add(SimpleConditionEvent.satisfied(c, c.getDescription())));
                    }
                })
                .because("an error is logged once where it is finally caught; only entry points speak to a terminal")
                .allowEmptyShould(true);
    }

    private ArchRule noMutableStatics() {
        return noFields()
                .that(new DescribedPredicate<JavaField>("are written by hand outside app") {
                    @Override
                    public boolean test(JavaField field) {
                        return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                                && !field.getName().startsWith("$")
                                && !field.getOwner().getPackageName().startsWith(root + ".app");
                    }
                })
                .and()
                .areStatic()
                .should()
                .notBeFinal()
                .because("statics are hidden wiring; constructors and one Wiring class join the rooms")
                .allowEmptyShould(true);
    }

    private ArchRule loggingGoesBySlf4j() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
                .because("one way to log, one file to set it up")
                .allowEmptyShould(true);
    }

    private ArchRule nobodySleeps() {
        return noClasses()
                .should(access("sleep", Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep")))
                .because("a sleep is slow on a fast machine and too short on a slow one: wait for the event,"
                        + " use a scheduler, or move the manual clock")
                .allowEmptyShould(true);
    }

    private ArchRule noTestIsSwitchedOff() {
        return classes()
                .should(new ArchCondition<JavaClass>("have no test that is switched off") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        Stream.concat(Stream.of(type), type.getMethods().stream())
                                .filter(element -> element.isAnnotatedWith("org.junit.jupiter.api.Disabled")
                                        || element.isAnnotatedWith("net.jqwik.api.Disabled"))
                                .forEach(element ->
                                        events.add(SimpleConditionEvent.violated(element, element.getDescription())));
                    }
                })
                .because("a test that is switched off is a promise nobody checks: mend it, move it to the long run,"
                        + " or delete it")
                .allowEmptyShould(true);
    }

    /** Any use of a method by its owner and name: a call or a method reference. */
    private static ArchCondition<JavaClass> access(String description, Set<String> methods) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<JavaAccess<?>> uses = Stream.concat(
                        type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream());
                uses.filter(use -> isOneOf(methods, (CodeUnitAccessTarget) use.getTarget()))
                        .forEach(use -> events.add(SimpleConditionEvent.satisfied(use, use.getDescription())));
            }
        };
    }

    private static boolean isOneOf(Set<String> methods, CodeUnitAccessTarget target) {
        // Instant.now(clock) and its like take an injected clock and are fine.
        return methods.contains(target.getOwner().getName() + "." + target.getName())
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static DescribedPredicate<JavaClass> doNotBelongTo(String name) {
        return new DescribedPredicate<>("are not nested in " + name) {
            @Override
            public boolean test(JavaClass type) {
                return !outermost(type).getName().equals(name);
            }
        };
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
    }

    private String room(String name) {
        return root + "." + name + "..";
    }

    private String[] rooms(List<String> names) {
        return names.stream().map(this::room).toArray(String[]::new);
    }
}
