package vn.toancanh.uidesk.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.ClockLabel;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.LinkBar;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.theme.Icons;

/** City, workspaces, search, link bar with the sources, clock, person. */
public final class TopBar extends DeskView {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final int LEVELS = 3;

    private final Label city = Ui.label("text-panel-title");
    private final Map<Workspace, Button> tabs = new EnumMap<>(Workspace.class);
    private final Button search = new Button();
    private final Label searchText;
    private final LinkBar link;
    private final Label date = Ui.label("text-meta");
    private final ClockLabel clock = new ClockLabel("text-clock");
    private final Label person = Ui.label("text-cell", "text-medium");
    private final Label role = Ui.label("text-meta");
    private final HBox root;
    private List<Object> fitted = List.of();
    private String ticked = "";

    /** @param openPalette what the search field does; @param openOutbox what the unsent count does */
    public TopBar(DeskContext desk, Runnable openPalette, Runnable openOutbox) {
        super(desk);
        link = new LinkBar(desk.words(), desk.format(), desk.ticker());
        link.setId("link-bar");
        link.setOnRetry(() -> desk.ring().retryNow());
        link.setOnUnsent(openOutbox);
        HBox cityBox = Ui.row("city", Icons.of("city"), city);
        cityBox.setAlignment(Pos.CENTER_LEFT);
        HBox tabBox = Ui.row("workspace-tabs");
        tabBox.getChildren().add(tab(Workspace.MONITOR, "desk.workspace.monitor", StandardKeys.MONITOR));
        tabBox.getChildren().add(tab(Workspace.COMMAND, "desk.workspace.command", StandardKeys.OPERATE));
        tabBox.getChildren().add(tab(Workspace.OVERVIEW, "desk.workspace.overview", StandardKeys.OVERVIEW));
        searchText = Ui.elastic("text-hint");
        searchText.textProperty().bind(desk.words().bind("desk.search"));
        HBox field = Ui.row(
                "search-face",
                Icons.of("search", "icon-small"),
                searchText,
                new KeyHint(desk.keys().label(StandardKeys.PALETTE)));
        field.setAlignment(Pos.CENTER_LEFT);
        search.setId("search");
        search.getStyleClass().add("search-button");
        search.setGraphic(field);
        search.setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
        search.accessibleTextProperty().bind(desk.words().bind("desk.search"));
        search.setOnAction(e -> openPalette.run());
        VBox who = new VBox(person, role);
        who.setAlignment(Pos.CENTER_RIGHT);
        who.setMinWidth(Region.USE_PREF_SIZE);
        Region left = Ui.spring();
        Region right = Ui.spring();
        root = Ui.row("top-bar", cityBox, tabBox, left, search, right, link, date, clock, who);
        root.setAlignment(Pos.CENTER_LEFT);
        root.widthProperty().addListener((o, was, is) -> narrow());
    }

    private Button tab(Workspace w, String key, String action) {
        Button b = Ui.button(
                desk.words().bind(key), () -> desk.model().workspaceProperty().set(w), "quiet", "workspace-tab");
        b.setId("tab-" + CaseWords.id(w));
        b.setGraphic(new KeyHint(desk.keys().label(action)));
        b.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        tabs.put(w, b);
        return b;
    }

    @Override
    public Parent node() {
        return root;
    }

    public LinkBar link() {
        return link;
    }

    @Override
    protected void pin(Pins pins) {
        pins.listen(desk.model().workspaceProperty(), (o, was, is) -> mark());
        // Not now: the style sheet of the new size comes in by another listener, and measuring styles the whole window.
        pins.listen(
                desk.model().densityProperty(), (o, was, is) -> desk.bridge().later(this::narrow));
        mark();
    }

    private void mark() {
        Workspace now = desk.model().workspaceProperty().get();
        tabs.forEach((w, b) -> {
            b.pseudoClassStateChanged(SELECTED, w == now);
            Ui.mark(b, "selected-tab", w == now);
        });
    }

    /**
     * Leaves out, one after the other, what is said elsewhere too, until the rest fits: the sources (F1), the role (settings),
     * the date, the search's words. What never goes: city, workspaces, link, clock, person.
     */
    private void narrow() {
        List<LinkBar.Part> parts = parts(desk.state());
        List<Object> basis = List.of(
                root.getWidth(),
                desk.model().em(),
                parts,
                // Its seconds run; the search gives them the two pixels by which digits differ.
                DIGIT.matcher(link.words()).replaceAll("0"),
                city.getText(),
                role.getText(),
                date.getText(),
                desk.state().unsent());
        if (basis.equals(fitted)) {
            return;
        }
        fitted = basis;
        for (int level = 0; level <= LEVELS; level++) {
            link.setParts(level < 1 ? parts : List.of());
            Ui.shown(role, level < 2 && !role.getText().isEmpty());
            Ui.shown(date, level < 2);
            double em = desk.model().em();
            search.setPrefWidth((level < 1 ? 21 : level < 3 ? 15 : 9) * em);
            search.setMinWidth(9 * em);
            Ui.mark(root, "narrow", level > 0);
            if (root.getWidth() <= 0 || need() <= root.getWidth()) {
                return;
            }
        }
    }

    private double need() {
        root.applyCss();
        double sum = root.getInsets().getLeft() + root.getInsets().getRight();
        for (Node n : root.getChildren()) {
            if (n.isManaged()) {
                sum += Math.ceil(n.prefWidth(-1)) + root.getSpacing();
            }
        }
        return sum;
    }

    @Override
    protected boolean isCalm() {
        return true;
    }

    @Override
    protected void show(CityState s, Touched t) {
        Catalogue cat = s.catalogue();
        Ui.text(
                city,
                cat.isEmpty()
                        ? desk.words().text("desk.city-unknown")
                        : desk.words().text(cat.cityName()));
        link.show(s.link(), s.unsent());
        Session me = s.session();
        Ui.text(person, me == null ? "" : CaseWords.brief(me.actor().name()));
        Ui.text(
                role,
                me == null || !cat.roles().containsKey(me.actor().role())
                        ? ""
                        : desk.words().text(cat.roles().get(me.actor().role())));
        narrow();
    }

    @Override
    protected void tick(Instant now) {
        clock.show(desk.format().clock(now));
        Ui.text(date, desk.format().date(now));
        String said = link.words() + date.getText();
        if (!said.equals(ticked)) {
            ticked = said;
            narrow();
        }
    }

    private List<LinkBar.Part> parts(CityState s) {
        SourcesModel m = SourcesModel.of(s);
        List<LinkBar.Part> out = new ArrayList<>();
        if (m.cameras() > 0) {
            boolean lost = m.camerasLost() > 0;
            out.add(new LinkBar.Part(
                    desk.words().text("desk.sources.cameras"),
                    lost
                            ? desk.words().text("desk.sources.lost", m.camerasLost(), m.cameras())
                            : desk.format().count(m.cameras()),
                    lost ? LinkBar.Level.WARN : LinkBar.Level.FINE));
        }
        if (!m.sources().isEmpty()) {
            SourceHealth worst = m.sources().get(0);
            out.add(
                    m.silent() == 0
                            ? new LinkBar.Part(
                                    desk.words().text("desk.sources.title"),
                                    desk.format().count(m.sources().size()),
                                    LinkBar.Level.FINE)
                            : new LinkBar.Part(
                                    desk.words().text(worst.name()),
                                    m.silent() == 1
                                            ? desk.words().text("desk.sources.silent")
                                            : desk.words().text("desk.sources.silent-more", m.silent() - 1),
                                    LinkBar.Level.STALE));
        }
        return out;
    }
}
