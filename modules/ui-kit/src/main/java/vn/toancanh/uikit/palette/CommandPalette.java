package vn.toancanh.uikit.palette;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.control.EmptyState;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Icons;

/**
 * The palette as a layer over a station: put {@link #node} last into the station's root {@code StackPane}. Keyboard only:
 * arrows and page keys choose, Enter runs, Escape closes and gives the focus back. Folding and searching run on the executor;
 * an answer to an older query is dropped.
 */
public final class CommandPalette {
    /** More is no help: one types another letter instead. */
    public static final int LIMIT = 50;

    private static final double ROW_EM = 2.5;
    private static final int ROWS = 10;
    /** Room for the words that nothing was found. */
    private static final int NOTHING_ROWS = 4;

    private final FxBridge bridge;
    private final Executor worker;
    private final Map<String, PaletteSource> sources = new LinkedHashMap<>();
    private final Map<String, PaletteIndex> indexes = new LinkedHashMap<>();
    private final CustomTextField field = new CustomTextField();
    private final ListView<PaletteItem> list = new ListView<>();
    private final EmptyState nothing = new EmptyState("search");
    private final VBox box = new VBox(field, list);
    private final StackPane layer = new StackPane();
    private Node focusBefore;
    private long query;

    /** @param worker a background thread; a same-thread one in tests */
    public CommandPalette(Messages messages, FxBridge bridge, Executor worker) {
        this.bridge = bridge;
        this.worker = worker;
        field.setLeft(Icons.of("search"));
        field.promptTextProperty().bind(messages.bind("kit.palette.prompt"));
        field.accessibleTextProperty().bind(messages.bind("kit.palette.prompt"));
        list.accessibleTextProperty().bind(messages.bind("kit.palette.list"));
        list.setCellFactory(v -> new PaletteCell());
        list.setFocusTraversable(false);
        nothing.titleLabel().textProperty().bind(messages.bind("kit.palette.none"));
        list.setPlaceholder(nothing);
        box.getStyleClass().add("palette");
        box.setMaxHeight(VBox.USE_PREF_SIZE);
        layer.getStyleClass().add("palette-layer");
        layer.setVisible(false);
        layer.managedProperty().bind(layer.visibleProperty());
        field.textProperty().addListener((o, was, is) -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(e -> run(list.getSelectionModel().getSelectedItem()));
        layer.setOnMousePressed(e -> {
            if (e.getTarget() == layer) {
                close();
            }
        });
    }

    /** The layer, to be put over everything else. */
    public StackPane node() {
        return layer;
    }

    /** Adds a source until the handle is closed. */
    public Subscription add(PaletteSource source) {
        sources.put(source.id(), source);
        return () -> {
            sources.remove(source.id(), source);
            indexes.remove(source.id());
        };
    }

    public boolean isOpen() {
        return layer.isVisible();
    }

    /** The items shown, best first. */
    public List<PaletteItem> shown() {
        return List.copyOf(list.getItems());
    }

    /** The field; tests and input methods type here. */
    public CustomTextField field() {
        return field;
    }

    /** Opens with this text, e.g. empty. */
    public void open(String text) {
        Scene scene = layer.getScene();
        if (!isOpen()) {
            focusBefore = scene == null ? null : scene.getFocusOwner();
        }
        if (box.getParent() == null) {
            // Not at the start: nobody waits for its style then. The field must be whole before it takes the focus.
            layer.getChildren().add(box);
            layer.setVisible(true);
            layer.applyCss();
        }
        layer.setVisible(true);
        field.setText(text);
        field.requestFocus();
        // Taking the focus selects all; the next letter must not wipe out what was handed over.
        field.end();
        search();
    }

    /** Closes and gives the focus back. */
    public void close() {
        if (!isOpen()) {
            return;
        }
        layer.setVisible(false);
        list.getItems().clear();
        query++;
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void key(KeyEvent e) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (e.getCode()) {
            case ESCAPE -> close();
            case ENTER -> run(list.getSelectionModel().getSelectedItem());
            case DOWN -> select(at + 1);
            case UP -> select(at - 1);
            case PAGE_DOWN -> select(at + 8);
            case PAGE_UP -> select(at - 8);
            case TAB -> {}
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void select(int index) {
        int i = Math.max(0, Math.min(index, list.getItems().size() - 1));
        list.getSelectionModel().select(i);
        list.scrollTo(Math.max(0, i - 4));
    }

    private void run(PaletteItem item) {
        if (item != null) {
            close();
            item.run().run();
        }
    }

    private void search() {
        if (!isOpen()) {
            return;
        }
        long mine = ++query;
        String text = field.getText();
        List<PaletteItem> first = new ArrayList<>();
        Map<String, List<PaletteItem>> lists = new LinkedHashMap<>();
        for (PaletteSource s : sources.values()) {
            if (!text.isBlank()) {
                first.addAll(s.forQuery(text));
            }
            lists.put(s.id(), s.items());
        }
        Map<String, PaletteIndex> known = Map.copyOf(indexes);
        worker.execute(() -> {
            Map<String, PaletteIndex> fresh = new LinkedHashMap<>();
            List<PaletteIndex.Hit> hits = new ArrayList<>();
            lists.forEach((id, items) -> {
                PaletteIndex old = known.get(id);
                PaletteIndex index = old != null && old.isOf(items) ? old : PaletteIndex.of(items);
                fresh.put(id, index);
                hits.addAll(index.hits(text, LIMIT));
            });
            // Stable: among equals the earlier source comes first.
            hits.sort((a, b) -> Integer.compare(b.score(), a.score()));
            bridge.later(() -> show(mine, first, hits, fresh));
        });
    }

    private void show(
            long mine, List<PaletteItem> first, List<PaletteIndex.Hit> hits, Map<String, PaletteIndex> fresh) {
        fresh.forEach((id, index) -> {
            if (sources.containsKey(id)) {
                indexes.put(id, index);
            }
        });
        if (mine != query) {
            return;
        }
        List<PaletteItem> all = new ArrayList<>(first);
        hits.stream().limit(LIMIT).map(PaletteIndex.Hit::item).forEach(all::add);
        list(all);
        String text = field.getText();
        if (text.isBlank()) {
            return;
        }
        for (PaletteSource s : sources.values()) {
            bridge.onFx(s.later(text), found -> append(mine, found), failed -> {});
        }
    }

    /** Below what is there, so that nothing moves under the hand. */
    private void append(long mine, List<PaletteItem> found) {
        if (mine != query || !isOpen() || found.isEmpty()) {
            return;
        }
        int at = list.getSelectionModel().getSelectedIndex();
        List<PaletteItem> all = new ArrayList<>(list.getItems());
        found.stream()
                .filter(f -> all.stream().noneMatch(x -> x.id().equals(f.id())))
                .limit(Math.max(0, LIMIT - all.size()))
                .forEach(all::add);
        list(all);
        select(Math.max(0, at));
    }

    private void list(List<PaletteItem> all) {
        double row = Math.ceil(field.getFont().getSize() * ROW_EM);
        list.setFixedCellSize(row);
        list.setPrefHeight(row * Math.max(NOTHING_ROWS, Math.min(all.size(), ROWS)) + 4);
        list.getItems().setAll(all);
        if (!all.isEmpty()) {
            list.getSelectionModel().select(0);
            list.scrollTo(0);
        }
    }
}
