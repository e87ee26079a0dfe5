package vn.toancanh.uikit.signin;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.control.ErrorState;
import vn.toancanh.uikit.control.LineButton;
import vn.toancanh.uikit.control.LinkBar;
import vn.toancanh.uikit.control.Rows;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.station.StationView;
import vn.toancanh.uikit.theme.Icons;

/**
 * Demo sign-in: choose one of the city's people. Asks again by itself when the link comes back; while the city cannot be
 * reached it says so, and that the last session will do where there is one.
 */
public final class SignInView extends StationView {
    /** What is shown. */
    public enum Stage {
        LOADING,
        CHOOSING,
        SIGNING_IN,
        FAILED
    }

    private final Label city = Ui.flowing("text-detail-title");
    private final Rows<PersonRow, Person> people;
    private final ScrollPane scroll;
    private final ErrorState error = new ErrorState();
    private final ProgressIndicator busy = new ProgressIndicator();
    private final Label wait = Ui.label("text-meta");
    private final VBox waiting;
    private final Label demo = Ui.flowing("text-hint");
    private final LinkBar link;
    private final StackPane root;
    private Stage stage = Stage.LOADING;
    private long asked;
    private boolean wasUp;

    public SignInView(Station station) {
        super(station);
        people = new Rows<>(i -> new PersonRow(), (row, p) -> row.show(p));
        people.setId("people");
        scroll = new ScrollPane(people);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        busy.setMaxSize(28, 28);
        waiting = Ui.column("sign-in-wait", busy, wait);
        waiting.setAlignment(Pos.CENTER);
        link = new LinkBar(station.words(), station.format(), station.ticker());
        link.setOnRetry(() -> station.ring().retryNow());
        Label title = Ui.label(station.words().bind("kit.sign-in.title"), "text-panel-title");
        Label hint = Ui.flowing("text-meta");
        hint.textProperty().bind(station.words().bind("kit.sign-in.hint"));
        VBox card = Ui.column(
                "sign-in", Icons.of("city", "icon-large"), city, title, hint, waiting, error, scroll, link, demo);
        card.setMaxHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        root = new StackPane(card);
        root.setId("sign-in");
        root.getStyleClass().add("sign-in-page");
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public Node firstFocus() {
        return people.nodes().isEmpty() ? root : people.nodes().get(0);
    }

    public Stage stage() {
        return stage;
    }

    @Override
    protected void pin(vn.toancanh.uikit.Pins pins) {
        ask();
    }

    @Override
    protected void show(CityState s, Touched t) {
        boolean known = !s.catalogue().isEmpty();
        Ui.text(
                city,
                known
                        ? station.words().text(s.catalogue().centreName())
                        : station.words().text("kit.product"));
        boolean notice = known && s.catalogue().demoNotice() != null;
        Ui.shown(demo, notice);
        Ui.text(demo, notice ? station.words().text(s.catalogue().demoNotice()) : "");
        link.show(s.link(), 0);
        if (s.link().isUp() && !wasUp && stage == Stage.FAILED) {
            ask();
        }
        wasUp = s.link().isUp();
        words();
    }

    private void words() {
        Ui.text(
                wait,
                station.words().text(stage == Stage.SIGNING_IN ? "kit.sign-in.signing-in" : "kit.sign-in.loading"));
    }

    private void ask() {
        long mine = ++asked;
        to(Stage.LOADING);
        station.bridge().onFx(station.ring().people(), all -> got(mine, all), e -> failed(mine, e));
    }

    private void got(long mine, List<Person> all) {
        if (mine != asked) {
            return;
        }
        // A wall signs in by itself; nobody sits down as one.
        List<Person> persons =
                all.stream().filter(p -> !p.station().equals(Person.WALL)).toList();
        people.show(persons, station.words().text("kit.sign-in.nobody"));
        to(Stage.CHOOSING);
        firstFocus().requestFocus();
    }

    private void signIn(Person p) {
        if (stage != Stage.CHOOSING) {
            return;
        }
        long mine = ++asked;
        to(Stage.SIGNING_IN);
        // Success comes as a state with a session: the station takes this view away.
        station.bridge().onFx(station.ring().signIn(p.id()), s -> {}, e -> failed(mine, e));
    }

    private void failed(long mine, Throwable e) {
        if (mine != asked) {
            return;
        }
        String code = e instanceof GatewayException g ? g.code() : "other";
        String key = "kit.sign-in.failed." + code;
        error.show(
                station.words().text(station.words().has(key) ? key : "kit.sign-in.failed.other"),
                station.words().text("kit.sign-in.failed-hint"));
        error.setAction(station.words().text("kit.retry"), this::ask);
        to(Stage.FAILED);
        error.actionButton().requestFocus();
    }

    private void to(Stage next) {
        stage = next;
        boolean wait4 = next == Stage.LOADING || next == Stage.SIGNING_IN;
        Ui.shown(waiting, wait4);
        busy.setProgress(wait4 ? ProgressIndicator.INDETERMINATE_PROGRESS : 0);
        Ui.shown(error, next == Stage.FAILED);
        Ui.shown(scroll, next == Stage.CHOOSING);
        words();
    }

    private final class PersonRow extends LineButton {
        private final Label name = Ui.label("text-medium");
        private final Label role = Ui.elastic("text-meta");
        private Person person;

        PersonRow() {
            getStyleClass().add("sign-in-person");
            VBox lines = new VBox(name, role);
            lines.setMinWidth(0);
            HBox.setHgrow(lines, Priority.ALWAYS);
            content(Icons.of("person"), lines, Icons.of("forward", "icon-small"));
            setOnAction(e -> signIn(person));
        }

        void show(Person p) {
            person = p;
            setId("person-" + p.id());
            Ui.text(name, p.name());
            String unit = station.caseWords().unit(p.unitId(), station.state().catalogue());
            String roleName = station.words().text(p.roleName());
            Ui.text(role, unit.equals("—") ? roleName : roleName + " · " + unit);
            setAccessibleText(p.name() + ", " + roleName);
        }
    }
}
