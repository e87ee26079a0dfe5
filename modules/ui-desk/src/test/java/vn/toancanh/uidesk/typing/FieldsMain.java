package vn.toancanh.uidesk.typing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.controlsfx.control.textfield.CustomTextField;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.control.NoteArea;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.typing.TypingGuard;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.city.CityFixture;

/**
 * The real desk, and a form of the fields that all stations use, told on standard input which field to open and asked what
 * the fields hold and what the keys have done.
 */
public final class FieldsMain {
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final DeskHarness desk = new DeskHarness();
    private Stage form;

    private FieldsMain() {}

    /** @param args {@code unguarded} leaves the form without its guard */
    public static void main(String[] args) throws IOException {
        Fx.start();
        FieldsMain main = new FieldsMain();
        Fx.run(() -> main.open(args.length == 0));
        main.obey();
        System.exit(0);
    }

    private void open(boolean guarded) {
        CityFixture.busy(desk.ring);
        desk.open(1920, 1080, Density.NORMAL, Language.VI);
        desk.station.caseKeys().take();
        TextField first = new TextField();
        first.setId("form-first");
        CustomTextField second = new CustomTextField();
        second.setId("form-second");
        NoteArea note = new NoteArea();
        note.setId("form-note");
        form = Fx.show(new VBox(8, first, second, note), 500, 300, Density.NORMAL);
        if (guarded) {
            TypingGuard.install(form.getScene());
        }
    }

    private void obey() throws IOException {
        out.println("READY " + System.getProperty("javafx.version"));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 2);
            try {
                out.println("OK " + Fx.get(() -> answer(words[0], words.length > 1 ? words[1] : "")));
            } catch (RuntimeException | Error e) {
                out.println("ERROR " + line + ": " + e);
            }
        }
    }

    private String answer(String verb, String id) {
        return switch (verb) {
            case "open" -> openField(id);
            case "focused" ->
                Boolean.toString(field(id).isFocused()
                        && field(id).getScene().getWindow().isFocused());
            case "text" -> field(id).getText().replace("\n", "\\n");
            case "where" -> where(node(id));
            case "done" -> done();
            case "last" -> last();
            default -> throw new IllegalArgumentException(verb);
        };
    }

    private String openField(String id) {
        desk.station.closeOverlays();
        boolean ofForm = id.startsWith("form-");
        Stage stage = ofForm ? form : desk.stage;
        stage.toFront();
        stage.requestFocus();
        switch (id) {
            case "palette" -> desk.station.openPalette();
            case "sheet-text" -> desk.station.caseKeys().shelve();
            case "assign-search" -> desk.station.caseKeys().assign();
            default -> {}
        }
        Fx.layout(stage.getScene());
        if (ofForm) {
            form.getScene().getRoot().lookupAll(".text-input").forEach(n -> ((TextInputControl) n).clear());
        }
        field(id).clear();
        field(id).requestFocus();
        return "";
    }

    private TextInputControl field(String id) {
        return (TextInputControl) node(id);
    }

    private Node node(String id) {
        if (id.equals("palette")) {
            return desk.station.palette().field();
        }
        Scene scene = id.startsWith("form-") ? form.getScene() : desk.scene();
        Node n = scene.lookup("#" + id);
        if (n == null) {
            throw new IllegalArgumentException("no node " + id);
        }
        return n;
    }

    private static String where(Node n) {
        Point2D p = n.localToScreen(
                Math.min(40, n.getLayoutBounds().getWidth() / 2),
                Math.min(14, n.getLayoutBounds().getHeight() / 2));
        return (int) p.getX() + " " + (int) p.getY();
    }

    /** The last act that was saved. */
    private String last() {
        List<OutboxEntry> all = desk.ring.state().outbox();
        return all.isEmpty() ? "" : all.get(all.size() - 1).command().act().toString();
    }

    /** All that a key could have done. */
    private String done() {
        return "acts " + desk.ring.state().outbox().size() + ", "
                + desk.station.model().workspaceProperty().get() + ", expanded "
                + desk.station.model().expandedProperty().get() + ", palette "
                + desk.station.palette().isOpen() + ", sheet "
                + (desk.scene().lookup(".sheet") != null);
    }
}
