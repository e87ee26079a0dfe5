package vn.toancanh.uidesk.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import vn.toancanh.core.model.Case;
import vn.toancanh.uidesk.detail.Drafts;
import vn.toancanh.uidesk.queue.QueueFilter;
import vn.toancanh.uikit.theme.Density;

/**
 * What the operator has chosen on this desk: case, filter, workspace. Only the operator changes it, never the stream.
 * Belongs to the JavaFX thread.
 */
public final class DeskModel {
    private final StringProperty selected = new SimpleStringProperty(this, "selected");
    private final ObjectProperty<QueueFilter> filter = new SimpleObjectProperty<>(this, "filter", QueueFilter.ALL);
    private final ObjectProperty<Workspace> workspace =
            new SimpleObjectProperty<>(this, "workspace", Workspace.COMMAND);
    private final StringProperty indicator = new SimpleStringProperty(this, "indicator");
    private final BooleanProperty expanded = new SimpleBooleanProperty(this, "expanded");
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(this, "notice");
    private final ObjectProperty<Density> density = new SimpleObjectProperty<>(this, "density", Density.NORMAL);
    private Case archived;
    private final Drafts drafts = new Drafts();

    /** Id of the chosen case; null when none is. */
    public StringProperty selectedProperty() {
        return selected;
    }

    public String selected() {
        return selected.get();
    }

    public void select(String caseId) {
        selected.set(caseId);
    }

    public ObjectProperty<QueueFilter> filterProperty() {
        return filter;
    }

    public QueueFilter filter() {
        return filter.get();
    }

    public void filter(QueueFilter next) {
        filter.set(next);
    }

    public ObjectProperty<Workspace> workspaceProperty() {
        return workspace;
    }

    /** Chooses a case that is over and no longer part of the city's state, as the search has found it. */
    public void selectArchived(Case c) {
        archived = c;
        selected.set(c.id());
    }

    /** The case that was found with this id; null when another one was, or none. */
    public Case archived(String id) {
        return archived != null && archived.id().equals(id) ? archived : null;
    }

    /** Id of the indicator that stands open on F3; null when none does. */
    public StringProperty indicatorProperty() {
        return indicator;
    }

    /** Whether the case fills the window (Enter) or stands beside the queue (Esc). */
    public BooleanProperty expandedProperty() {
        return expanded;
    }

    public ObjectProperty<Notice> noticeProperty() {
        return notice;
    }

    public ObjectProperty<Density> densityProperty() {
        return density;
    }

    /** Pixels of one em before the screen's scale. */
    public double em() {
        return density.get().rootPx();
    }

    public Drafts drafts() {
        return drafts;
    }
}
