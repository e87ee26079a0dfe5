package vn.toancanh.core.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Case}; a record of this size is not called with its constructor. Not thread-safe. */
public final class CaseBuilder {
    private String id;
    private String code;
    private CaseKind kind = CaseKind.REPORT;
    private String channel = "";
    private String categoryId = "";
    private String serviceId = "";
    private String title = "";
    private String text = "";
    private Place place = new Place("", null, null);
    private CaseState state = CaseState.NEW;
    private Priority priority = Priority.P4;
    private Instant receivedAt;
    private Instant updatedAt;
    private @Nullable String operatorId;
    private @Nullable String operatorName;
    private @Nullable String unitId;
    private List<Dispatch> dispatches = List.of();
    private List<Deadline> deadlines = List.of();
    private @Nullable SopRun sop;
    private List<TimelineEntry> timeline = List.of();
    private List<Attachment> attachments = List.of();
    private @Nullable AlertInfo alert;
    private @Nullable Instant shelvedUntil;
    private boolean sensitive;
    private long version;
    private @Nullable CaseDoubts doubts;

    /** A new, waiting case with nothing but its identity. */
    public CaseBuilder(String id, String code, Instant receivedAt) {
        this.id = id;
        this.code = code;
        this.receivedAt = receivedAt;
        this.updatedAt = receivedAt;
    }

    CaseBuilder(Case c) {
        this.id = c.id();
        this.code = c.code();
        this.kind = c.kind();
        this.channel = c.channel();
        this.categoryId = c.categoryId();
        this.serviceId = c.serviceId();
        this.title = c.title();
        this.text = c.text();
        this.place = c.place();
        this.state = c.state();
        this.priority = c.priority();
        this.receivedAt = c.receivedAt();
        this.updatedAt = c.updatedAt();
        this.operatorId = c.operatorId();
        this.operatorName = c.operatorName();
        this.unitId = c.unitId();
        this.dispatches = c.dispatches();
        this.deadlines = c.deadlines();
        this.sop = c.sop();
        this.timeline = c.timeline();
        this.attachments = c.attachments();
        this.alert = c.alert();
        this.shelvedUntil = c.shelvedUntil();
        this.sensitive = c.sensitive();
        this.version = c.version();
        this.doubts = c.doubts();
    }

    public CaseBuilder kind(CaseKind v) {
        this.kind = v;
        return this;
    }

    public CaseBuilder channel(String v) {
        this.channel = v;
        return this;
    }

    public CaseBuilder categoryId(String v) {
        this.categoryId = v;
        return this;
    }

    public CaseBuilder serviceId(String v) {
        this.serviceId = v;
        return this;
    }

    public CaseBuilder title(String v) {
        this.title = v;
        return this;
    }

    public CaseBuilder text(String v) {
        this.text = v;
        return this;
    }

    public CaseBuilder place(Place v) {
        this.place = v;
        return this;
    }

    public CaseBuilder state(CaseState v) {
        this.state = v;
        return this;
    }

    public CaseBuilder priority(Priority v) {
        this.priority = v;
        return this;
    }

    public CaseBuilder receivedAt(Instant v) {
        this.receivedAt = v;
        return this;
    }

    public CaseBuilder updatedAt(Instant v) {
        this.updatedAt = v;
        return this;
    }

    public CaseBuilder operatorId(@Nullable String v) {
        this.operatorId = v;
        return this;
    }

    public CaseBuilder operatorName(@Nullable String v) {
        this.operatorName = v;
        return this;
    }

    public CaseBuilder unitId(@Nullable String v) {
        this.unitId = v;
        return this;
    }

    public CaseBuilder dispatches(List<Dispatch> v) {
        this.dispatches = v;
        return this;
    }

    public CaseBuilder deadlines(List<Deadline> v) {
        this.deadlines = v;
        return this;
    }

    public CaseBuilder sop(@Nullable SopRun v) {
        this.sop = v;
        return this;
    }

    public CaseBuilder timeline(List<TimelineEntry> v) {
        this.timeline = v;
        return this;
    }

    public CaseBuilder attachments(List<Attachment> v) {
        this.attachments = v;
        return this;
    }

    public CaseBuilder alert(@Nullable AlertInfo v) {
        this.alert = v;
        return this;
    }

    public CaseBuilder shelvedUntil(@Nullable Instant v) {
        this.shelvedUntil = v;
        return this;
    }

    public CaseBuilder sensitive(boolean v) {
        this.sensitive = v;
        return this;
    }

    public CaseBuilder version(long v) {
        this.version = v;
        return this;
    }

    public CaseBuilder doubts(@Nullable CaseDoubts v) {
        this.doubts = v;
        return this;
    }

    /** Adds an entry unless one with its id is there already. */
    public CaseBuilder tell(TimelineEntry entry) {
        if (timeline.stream().noneMatch(e -> e.id().equals(entry.id()))) {
            List<TimelineEntry> all = new ArrayList<>(timeline);
            all.add(entry);
            timeline = all;
        }
        return this;
    }

    /** Marks the deadline of a step as met, if it has one that is not. */
    public CaseBuilder meet(DeadlineStep step, Instant at) {
        deadlines = deadlines.stream()
                .map(d -> d.step() == step && d.met() == null ? new Deadline(step, d.due(), at) : d)
                .toList();
        return this;
    }

    public Case build() {
        return new Case(
                id,
                code,
                kind,
                channel,
                categoryId,
                serviceId,
                title,
                text,
                place,
                state,
                priority,
                receivedAt,
                updatedAt,
                operatorId,
                operatorName,
                unitId,
                dispatches,
                deadlines,
                sop,
                timeline,
                attachments,
                alert,
                shelvedUntil,
                sensitive,
                version,
                doubts);
    }
}
