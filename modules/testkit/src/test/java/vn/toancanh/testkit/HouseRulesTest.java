package vn.toancanh.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is shown a small house that breaks it, compiled on the spot, and has to object. */
class HouseRulesTest {

    private static final Map<String, String> BREAKS_SHIPPED = new LinkedHashMap<>();
    private static final Map<String, String> BREAKS_TESTS = new LinkedHashMap<>();

    static {
        BREAKS_SHIPPED.put("core needs nothing", "package vn.toancanh.core; class Bad { Object x = new java2.Lib(); }");
        BREAKS_SHIPPED.put("faces do not reach the ring", uses("uikit", "vn.toancanh.storage.Thing"));
        for (String station : List.of("uidesk", "uimap", "uivideo", "uiwall", "uifield")) {
            String other = station.equals("uiwall") ? "uidesk" : "uiwall";
            BREAKS_SHIPPED.put(station + " knows no other station", uses(station, "vn.toancanh." + other + ".Thing"));
        }
        BREAKS_SHIPPED.put("link does not touch storage", uses("link", "vn.toancanh.storage.Thing"));
        BREAKS_SHIPPED.put("storage does not touch link", uses("storage", "vn.toancanh.link.Thing"));
        BREAKS_SHIPPED.put("the city is a process", uses("app", "vn.toancanh.city.Thing"));
        BREAKS_SHIPPED.put("no JavaFX below the faces", uses("engine", "javafx.scene.Node"));
        BREAKS_SHIPPED.put("no AWT", uses("uikit", "java.awt.image.BufferedImage"));
        BREAKS_SHIPPED.put(
                "only FxBridge calls runLater",
                "package vn.toancanh.uidesk; class Bad {"
                        + " void f() { Runnable r = () -> javafx.application.Platform.runLater(() -> {}); } }");
        BREAKS_SHIPPED.put("okhttp3.. has an owner", uses("storage", "okhttp3.Call"));
        BREAKS_SHIPPED.put("org.sqlite.. has an owner", uses("link", "java.sql.Connection"));
        BREAKS_SHIPPED.put("io.javalin.. has an owner", uses("link", "io.javalin.Javalin"));
        BREAKS_SHIPPED.put("dev.failsafe.. has an owner", uses("link", "dev.failsafe.Policy"));
        BREAKS_SHIPPED.put("org.locationtech.jts.. has an owner", uses("city", "org.locationtech.jts.geom.Geometry"));
        BREAKS_SHIPPED.put("picocli.. has an owner", uses("engine", "picocli.CommandLine"));
        BREAKS_SHIPPED.put("JSON is read in wire", uses("link", "com.fasterxml.jackson.databind.ObjectMapper"));
        BREAKS_SHIPPED.put(
                "time is injected",
                "package vn.toancanh.engine; class Bad { java.util.function.LongSupplier n = System::nanoTime; }");
        BREAKS_SHIPPED.put(
                "nothing is printed",
                "package vn.toancanh.engine; class Bad { void f(Exception e) { e.printStackTrace(); } }");
        BREAKS_SHIPPED.put("no mutable statics", "package vn.toancanh.link; class Bad { static Object instance; }");
        BREAKS_SHIPPED.put("logging goes by slf4j", uses("link", "java.util.logging.Logger"));
        BREAKS_SHIPPED.put(
                "nobody sleeps",
                "package vn.toancanh.city; class Bad { void f() throws Exception { Thread.sleep(10); } }");

        BREAKS_TESTS.put(
                "nobody sleeps",
                "package vn.toancanh.city; class BadTest {"
                        + " void f() throws Exception { java.util.concurrent.TimeUnit.SECONDS.sleep(1); } }");
        BREAKS_TESTS.put(
                "no test is switched off",
                "package vn.toancanh.city; class BadTest { @org.junit.jupiter.api.Disabled void f() {} }");
    }

    /** The rest of the small house: what the bad classes lean on, and classes that look bad but are sound. */
    private static final String SOUND = """
            package vn.toancanh.storage; public class Thing { java.sql.Connection c; }
            package vn.toancanh.link; public class Thing { okhttp3.Call c; }
            package vn.toancanh.city; public class Thing { io.javalin.Javalin j; }
            package vn.toancanh.uiwall; public class Thing { javafx.scene.Node n; vn.toancanh.uikit.FxBridge b; }
            package vn.toancanh.uidesk; public class Thing { static final int ROWS = 3; }
            package vn.toancanh.uikit; public class FxBridge {
              class Slot { void f() { javafx.application.Platform.runLater(() -> {}); } } }
            package vn.toancanh.city; public class CityMain { void f() { System.out.println(System.nanoTime()); } }
            package vn.toancanh.core; public class Age {
              java.time.Instant f(java.time.Clock c) { return java.time.Instant.now(c); } }
            """;

    private static final String LIBRARIES = """
            package java2; public class Lib {}
            package javafx.scene; public class Node {}
            package javafx.application; public class Platform { public static void runLater(Runnable r) {} }
            package okhttp3; public class Call {}
            package io.javalin; public class Javalin {}
            package dev.failsafe; public class Policy {}
            package org.locationtech.jts.geom; public class Geometry {}
            package picocli; public class CommandLine {}
            package com.fasterxml.jackson.databind; public class ObjectMapper {}
            """;

    private final HouseRules rules = new HouseRules("vn.toancanh");

    @TempDir
    Path dir;

    @Test
    void everyRuleHasAFixtureThatBreaksIt() {
        assertThat(rules.forShippedClasses()).containsOnlyKeys(BREAKS_SHIPPED.keySet());
        assertThat(rules.forTests()).containsOnlyKeys(BREAKS_TESTS.keySet());
    }

    static Stream<String> shipped() {
        return BREAKS_SHIPPED.keySet().stream();
    }

    static Stream<String> tests() {
        return BREAKS_TESTS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aRuleForShippedClassesObjectsAndSaysWhy(String name) {
        objects(rules.forShippedClasses().get(name), BREAKS_SHIPPED.get(name));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void aRuleForTestsObjectsAndSaysWhy(String name) {
        objects(rules.forTests().get(name), BREAKS_TESTS.get(name));
    }

    @Test
    void aSoundHousePasses() {
        JavaClasses house = house("");

        assertThat(house).hasSizeGreaterThan(5);
        assertThatNoException().isThrownBy(() -> {
            rules.forShippedClasses().values().forEach(rule -> rule.check(house));
            rules.forTests().values().forEach(rule -> rule.check(house));
        });
    }

    private void objects(ArchRule rule, String bad) {
        JavaClasses house = house(bad);

        assertThat(rule.getDescription()).contains("because");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rule.check(house))
                .withMessageContaining("Bad")
                .withMessageContaining("because");
    }

    private static String uses(String room, String type) {
        return "package vn.toancanh." + room + "; class Bad { " + type + " used; }";
    }

    private JavaClasses house(String bad) {
        List<JavaFileObject> units = new ArrayList<>();
        for (String source : (LIBRARIES + SOUND + bad).split("(?m)(?=^package )")) {
            units.add(new Source(source));
        }
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        // The JDK's own modules only, so that javafx can be played by a stand-in.
                        List.of("-proc:none", "-d", dir.toString(), "-classpath", classPath),
                        null,
                        units)
                .call();
        assertThat(compiled).isTrue();
        return new ClassFileImporter().importPath(dir.resolve("vn"));
    }

    private static final class Source extends SimpleJavaFileObject {

        private static final Pattern NAME = Pattern.compile("package ([\\w.]+);.*?class (\\w+)", Pattern.DOTALL);

        private final String text;

        Source(String text) {
            super(URI.create("string:///" + path(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        private static String path(String text) {
            Matcher matcher = NAME.matcher(text);
            assertThat(matcher.find()).isTrue();
            return matcher.group(1).replace('.', '/') + "/" + matcher.group(2);
        }
    }
}
