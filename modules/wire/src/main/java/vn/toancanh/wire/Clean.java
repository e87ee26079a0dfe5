package vn.toancanh.wire;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseDoubts;
import vn.toancanh.core.model.Dispatch;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.SopRun;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.core.model.StepCheck;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.text.Sanitiser;

/**
 * Makes what came from outside harmless: every text goes through the sanitiser with a limit of its own, lists are cut to
 * sensible lengths, and what has no usable id or a negative version is refused, because nothing sound can be kept under it.
 * Cleaning twice changes nothing. Pure functions.
 */
public final class Clean {
    public static final int MAX_TITLE = 200;
    public static final int MAX_TEXT = 4_000;
    public static final int MAX_ADDRESS = 200;
    public static final int MAX_NAME = 100;
    public static final int MAX_ID = 200;
    /** Newest entries are kept. */
    public static final int MAX_TIMELINE = 500;

    public static final int MAX_ATTACHMENTS = 100;
    public static final int MAX_DISPATCHES = 100;
    public static final int MAX_TREND = 48;
    static final int MAX_LIST = 500;
    private static final int MAX_ARGS = 4;
    private static final double MAX_READING = 1e15; // beyond, a double does not even hold the units place

    private Clean() {}

    public static Case of(Case c) throws WireException {
        id(c.id());
        notNegative("version", c.version());
        AlertInfo a = c.alert();
        SopRun sop = c.sop();
        Case clean = c.with()
                .title(Sanitiser.line(c.title(), MAX_TITLE))
                .text(Sanitiser.clean(c.text(), MAX_TEXT))
                .channel(name(c.channel()))
                .categoryId(name(c.categoryId()))
                .serviceId(name(c.serviceId()))
                .place(new Place(
                        Sanitiser.line(c.place().address(), MAX_ADDRESS),
                        nullable(c.place().wardId()),
                        c.place().point()))
                .operatorId(nullable(c.operatorId()))
                .operatorName(nullable(c.operatorName()))
                .unitId(nullable(c.unitId()))
                .dispatches(newest(c.dispatches(), MAX_DISPATCHES).stream()
                        .map(Clean::dispatch)
                        .toList())
                .deadlines(newest(c.deadlines(), MAX_DISPATCHES))
                .sop(sop == null ? null : sop(sop))
                .timeline(newest(c.timeline(), MAX_TIMELINE).stream()
                        .map(Clean::entry)
                        .toList())
                .attachments(newest(c.attachments(), MAX_ATTACHMENTS).stream()
                        .map(Clean::attachment)
                        .toList())
                .alert(a == null ? null : alert(a))
                .build();
        return clean.equals(c) || isSound(c) ? clean : noted(clean);
    }

    /** Whether nobody tried to hide or turn anything in what the case says. */
    private static boolean isSound(Case c) {
        return Sanitiser.isSound(c.title())
                && Sanitiser.isSound(c.text())
                && Sanitiser.isSound(c.place().address())
                && newest(c.timeline(), MAX_TIMELINE).stream().allMatch(Clean::isSound)
                && newest(c.attachments(), MAX_ATTACHMENTS).stream().allMatch(f -> Sanitiser.isSound(f.name()));
    }

    private static boolean isSound(TimelineEntry e) {
        return Sanitiser.isSound(e.author())
                && e.args().stream().limit(MAX_ARGS).allMatch(Sanitiser::isSound);
    }

    private static Case noted(Case c) {
        CaseDoubts before = c.doubts();
        return c.with()
                .doubts((before == null ? CaseDoubts.NONE : before).withCharactersRemoved())
                .build();
    }

    public static Change of(Change change) throws WireException {
        if (change instanceof Change.CaseChanged c) {
            return new Change.CaseChanged(of(c.value()));
        } else if (change instanceof Change.CaseRemoved c) {
            id(c.caseId());
            notNegative("version", c.version());
            return c;
        } else if (change instanceof Change.ResourceChanged c) {
            return new Change.ResourceChanged(resource(c.value()));
        } else if (change instanceof Change.CameraChanged c) {
            id(c.value().cameraId());
            return c;
        } else if (change instanceof Change.IndicatorChanged c) {
            return new Change.IndicatorChanged(indicator(c.value()));
        } else if (change instanceof Change.SourceChanged c) {
            SourceHealth s = c.value();
            id(s.id());
            return new Change.SourceChanged(
                    new SourceHealth(s.id(), text(s.name()), s.silent(), s.lastWordAt(), s.asOf()));
        } else if (change instanceof Change.WallChanged c) {
            return new Change.WallChanged(of(c.value()));
        } else if (change instanceof Change.PackChanged c) {
            return new Change.PackChanged(name(c.version()));
        }
        throw new WireException("This kind of change is not known.");
    }

    /** @throws WireException for a sample without a usable key, or with neither a value nor a point */
    public static Sample of(Sample s) throws WireException {
        id(s.key());
        Double value = reading(s.value());
        if (value == null && s.point() == null) {
            throw new WireException("A sample has neither a value nor a point.");
        }
        return new Sample(s.key(), value, s.point(), s.asOf());
    }

    public static WallState of(WallState w) throws WireException {
        id(w.wallId());
        id(w.sceneId());
        notNegative("version", w.version());
        return new WallState(
                w.wallId(),
                w.sceneId(),
                nullable(w.previousSceneId()),
                nullable(w.caseId()),
                nullable(w.takenBy()),
                w.takenAt(),
                w.version());
    }

    public static Person of(Person p) throws WireException {
        id(p.id());
        return new Person(
                p.id(), name(p.name()), name(p.role()), text(p.roleName()), name(p.unitId()), name(p.station()));
    }

    public static Actor of(Actor a) throws WireException {
        id(a.personId());
        return new Actor(a.personId(), name(a.name()), name(a.role()), name(a.unitId()));
    }

    /** A name in both languages, on one line. */
    public static LocalText text(LocalText t) {
        return new LocalText(Sanitiser.line(t.vi(), MAX_TITLE), Sanitiser.line(t.en(), MAX_TITLE));
    }

    static LocalText longText(LocalText t) {
        return new LocalText(Sanitiser.clean(t.vi(), MAX_TEXT), Sanitiser.clean(t.en(), MAX_TEXT));
    }

    static String name(String s) {
        return Sanitiser.line(s, MAX_NAME);
    }

    static @Nullable String nullable(@Nullable String s) {
        return s == null ? null : name(s);
    }

    static void id(String id) throws WireException {
        if (id.isBlank() || id.length() > MAX_ID || !Sanitiser.line(id, MAX_ID).equals(id)) {
            throw new WireException("An id is empty, too long or holds characters that no id has.");
        }
    }

    private static void notNegative(String field, long value) throws WireException {
        if (value < 0) {
            throw new WireException("The " + field + " is negative.");
        }
    }

    private static @Nullable Double reading(@Nullable Double value) {
        return value == null || !(Math.abs(value) <= MAX_READING) ? null : value;
    }

    private static UnitResource resource(UnitResource r) throws WireException {
        id(r.id());
        return new UnitResource(
                r.id(),
                name(r.callSign()),
                text(r.kind()),
                name(r.unitId()),
                newest(r.capabilities(), MAX_LIST).stream().map(Clean::name).toList(),
                r.home(),
                r.status(),
                nullable(r.caseId()),
                r.asOf());
    }

    private static IndicatorValue indicator(IndicatorValue v) throws WireException {
        id(v.id());
        List<Double> trend = v.trend().stream()
                .map(Clean::reading)
                .flatMap(d -> Optional.ofNullable(d).stream())
                .toList();
        return new IndicatorValue(v.id(), reading(v.value()), newest(trend, MAX_TREND), v.asOf());
    }

    private static Dispatch dispatch(Dispatch d) {
        return new Dispatch(
                name(d.resourceId()), name(d.callSign()), name(d.unitId()), name(d.byName()), d.at(), d.state());
    }

    private static SopRun sop(SopRun run) {
        return new SopRun(
                name(run.sopId()),
                run.version(),
                newest(run.checked(), MAX_LIST).stream()
                        .map(c -> new StepCheck(c.step(), name(c.byName()), c.at()))
                        .toList());
    }

    private static TimelineEntry entry(TimelineEntry e) {
        return new TimelineEntry(
                name(e.id()),
                e.kind(),
                e.at(),
                name(e.author()),
                e.args().stream()
                        .limit(MAX_ARGS)
                        .map(s -> Sanitiser.clean(s, MAX_TEXT))
                        .toList());
    }

    private static Attachment attachment(Attachment a) {
        return new Attachment(name(a.id()), name(a.name()), name(a.mime()), Math.max(0, a.size()), name(a.sha256()));
    }

    private static AlertInfo alert(AlertInfo a) {
        return new AlertInfo(
                name(a.sourceId()),
                a.occurrence(),
                reading(a.value()),
                reading(a.threshold()),
                nullable(a.unit()),
                a.backToNormal(),
                nullable(a.acknowledgedBy()),
                a.acknowledgedAt());
    }

    static <T> List<T> newest(List<T> all, int max) {
        return Objects.requireNonNull(all).size() <= max ? all : all.subList(all.size() - max, all.size());
    }
}
