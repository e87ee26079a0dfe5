package vn.toancanh.wire.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Deadline;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.time.WorkCalendar;
import vn.toancanh.core.time.WorkDuration;

/**
 * A city as its gateway needs it. Immutable; maps and lists keep one order, so that a seed gives one story.
 *
 * @param zone local time of the city
 * @param calendars by id
 * @param dueSoonShare a step is due soon when this share of its time or less is left
 * @param deadlines by class id
 * @param unitRoles by role id, as categories name them
 * @param unitKinds {@code police}, {@code utility} ... by unit id
 * @param successors of a unit that ended, by its id
 * @param codePrefixes first letters of a case's code
 * @param categoryRules by category id
 * @param resources as they stand at home, free, as of {@link Instant#EPOCH}
 * @param thresholds by id
 * @param cameraHealth how each camera does at the start of the story
 * @param cameraAnalytics what each camera can recognise
 * @param indicatorRules by indicator id
 * @param streets names only
 * @param replyFragments sentences that a hole of a reply may take, by the name of the hole
 * @param ground the drawn city and its layers; null when the pack has none
 * @param sources what the keys of the sources stand for
 */
public record CityPack(
        Catalogue catalogue,
        ZoneId zone,
        Map<String, WorkCalendar> calendars,
        double dueSoonShare,
        Map<String, DeadlineClass> deadlines,
        List<Member> people,
        Map<String, UnitRole> unitRoles,
        Map<String, String> unitKinds,
        Map<String, List<String>> successors,
        Map<CaseKind, String> codePrefixes,
        Map<String, CategoryRules> categoryRules,
        List<UnitResource> resources,
        List<Sensor> sensors,
        Map<String, Threshold> thresholds,
        Map<String, CameraHealth.Health> cameraHealth,
        Map<String, List<String>> cameraAnalytics,
        Map<String, IndicatorRule> indicatorRules,
        List<SampleText> texts,
        List<String> streets,
        List<Reply> replies,
        Map<String, List<LocalText>> replyFragments,
        @Nullable Ground ground,
        Story story,
        Map<String, String> sources) {

    public CityPack {
        calendars = sorted(calendars);
        deadlines = sorted(deadlines);
        people = List.copyOf(people);
        unitRoles = sorted(unitRoles);
        unitKinds = sorted(unitKinds);
        successors = sorted(successors);
        codePrefixes = sorted(codePrefixes);
        categoryRules = sorted(categoryRules);
        resources = List.copyOf(resources);
        sensors = List.copyOf(sensors);
        thresholds = sorted(thresholds);
        cameraHealth = sorted(cameraHealth);
        cameraAnalytics = sorted(cameraAnalytics);
        indicatorRules = sorted(indicatorRules);
        texts = List.copyOf(texts);
        streets = List.copyOf(streets);
        replies = List.copyOf(replies);
        replyFragments = sorted(replyFragments);
        sources = sorted(sources);
    }

    private static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> of) {
        return Collections.unmodifiableMap(new TreeMap<>(of));
    }

    /** The same city with another catalogue. */
    public CityPack with(Catalogue other) {
        return new CityPack(
                other,
                zone,
                calendars,
                dueSoonShare,
                deadlines,
                people,
                unitRoles,
                unitKinds,
                successors,
                codePrefixes,
                categoryRules,
                resources,
                sensors,
                thresholds,
                cameraHealth,
                cameraAnalytics,
                indicatorRules,
                texts,
                streets,
                replies,
                replyFragments,
                ground,
                story,
                sources);
    }

    public Optional<Member> member(String personId) {
        return people.stream().filter(m -> m.person().id().equals(personId)).findFirst();
    }

    /**
     * The deadlines of a new case that count from receipt, in the order of the steps, none of them met. Publishing counts
     * from resolving: {@link #publishDeadline}. Empty for a category that is not known.
     */
    public List<Deadline> deadlinesFor(String categoryId, Instant receivedAt) {
        List<Deadline> due = new ArrayList<>();
        classOf(categoryId).ifPresent(c -> {
            for (DeadlineStep step : DeadlineStep.values()) {
                WorkDuration span = c.steps().get(step);
                if (span != null && step != DeadlineStep.PUBLISH) {
                    due.add(new Deadline(step, c.calendar().plus(receivedAt, span), null));
                }
            }
        });
        return due;
    }

    /** When the result of a case of this category should be public; empty where nothing is promised. */
    public Optional<Deadline> publishDeadline(String categoryId, Instant resolvedAt) {
        return classOf(categoryId).flatMap(c -> Optional.ofNullable(c.steps().get(DeadlineStep.PUBLISH))
                .map(span -> new Deadline(DeadlineStep.PUBLISH, c.calendar().plus(resolvedAt, span), null)));
    }

    /** The deadline class of a category. */
    public Optional<DeadlineClass> classOf(String categoryId) {
        return catalogue.category(categoryId).flatMap(c -> Optional.ofNullable(deadlines.get(c.deadlineClass())));
    }

    /**
     * Id of the unit that leads cases of this category in this ward on this day; empty when a person has to choose, when the
     * ward is not known, or when no unit was there that day.
     */
    public Optional<String> leadUnit(String categoryId, @Nullable String wardId, LocalDate day) {
        return catalogue.category(categoryId).flatMap(c -> unitFor(c.leadRole(), wardId, day));
    }

    /** Ids of the units that support, in the order of the category; roles without a unit are left out. */
    public List<String> supportUnits(String categoryId, @Nullable String wardId, LocalDate day) {
        return catalogue.category(categoryId).map(Category::supportRoles).orElse(List.of()).stream()
                .flatMap(role -> unitFor(role, wardId, day).stream())
                .distinct()
                .toList();
    }

    /** Id of the unit behind a role, or behind the id of a unit, on this day. */
    public Optional<String> unitFor(String roleOrUnit, @Nullable String wardId, LocalDate day) {
        UnitRole role = unitRoles.get(roleOrUnit);
        if (role == null) {
            return onDay(roleOrUnit, day);
        }
        if (role.unitId() != null) {
            return onDay(role.unitId(), day);
        }
        if (role.unitPrefix() != null && wardId != null) {
            return onDay(role.unitPrefix() + wardId, day);
        }
        return Optional.empty();
    }

    /** The unit itself if it was there that day, else the one that came after or was before it. */
    private Optional<String> onDay(String unitId, LocalDate day) {
        Optional<HandlingUnit> unit = catalogue.unit(unitId);
        if (unit.isEmpty() || unit.get().isValidOn(day)) {
            return unit.map(HandlingUnit::id);
        }
        LocalDate end = unit.get().validTo();
        if (end != null && day.isAfter(end)) {
            return successors.getOrDefault(unitId, List.of()).stream()
                    .filter(id -> isValid(id, day))
                    .findFirst();
        }
        return successors.entrySet().stream()
                .filter(e -> e.getValue().contains(unitId) && isValid(e.getKey(), day))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean isValid(String unitId, LocalDate day) {
        return catalogue.unit(unitId).map(u -> u.isValidOn(day)).orElse(false);
    }
}
