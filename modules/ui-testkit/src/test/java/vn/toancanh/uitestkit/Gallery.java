package vn.toancanh.uitestkit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.textfield.CustomTextField;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uikit.control.AgeLabel;
import vn.toancanh.uikit.control.Banner;
import vn.toancanh.uikit.control.EmptyState;
import vn.toancanh.uikit.control.ErrorState;
import vn.toancanh.uikit.control.FreshnessLabel;
import vn.toancanh.uikit.control.IndicatorTile;
import vn.toancanh.uikit.control.KeyButton;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.LinkBar;
import vn.toancanh.uikit.control.LoadMeter;
import vn.toancanh.uikit.control.NoteArea;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.ServiceRailItem;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Icons;
import vn.toancanh.uikit.watch.Ticker;

/** All controls of ui-kit on one page, in their states, with words as the desk would show. */
final class Gallery {
    static final Instant NOW = Instant.parse("2026-11-22T07:32:07Z");

    final ManualClock clock = new ManualClock(NOW);
    final Messages messages;
    final Format format;
    final Ticker ticker = new Ticker(clock);

    Gallery(Messages messages) {
        this.messages = messages;
        this.format = new Format(messages, ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    /** The page. */
    Parent page() {
        BorderPane root = new BorderPane();
        root.setTop(topBar());
        root.setLeft(rail());
        VBox left = new VBox(tiles(), queue());
        left.getStyleClass().addAll("gap-8");
        VBox.setVgrow(left.getChildren().get(1), Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        VBox right = new VBox(states(), controls());
        right.getStyleClass().addAll("gap-8");
        right.setMinWidth(Region.USE_PREF_SIZE);
        HBox middle = new HBox(left, right);
        middle.getStyleClass().addAll("gap-8");
        middle.setStyle("-fx-padding: 0.5em;");
        root.setCenter(middle);
        root.setBottom(statusBar());
        return root;
    }

    private Node topBar() {
        CustomTextField search = new CustomTextField();
        search.setLeft(Icons.of("search", "icon-small"));
        search.setRight(new KeyHint("Ctrl+K"));
        search.promptTextProperty().bind(messages.bind("kit.palette.prompt"));
        search.setPrefColumnCount(22);
        Region a = new Region();
        Region b = new Region();
        HBox.setHgrow(a, Priority.ALWAYS);
        HBox.setHgrow(b, Priority.ALWAYS);
        LinkBar link = new LinkBar(messages, format, ticker);
        link.show(new LinkStatus(LinkState.ONLINE, NOW.minusSeconds(4000), NOW.minusSeconds(1), null), 0);
        Label clockLabel = new Label(format.clock(NOW));
        clockLabel.getStyleClass().add("text-clock");
        Label date = new Label(format.date(NOW));
        date.getStyleClass().add("text-meta");
        Label title = new Label("IOC");
        title.getStyleClass().add("text-panel-title");
        HBox bar = new HBox(Icons.of("building"), title, a, search, b, link, date, clockLabel);
        bar.getStyleClass().addAll("panel", "panel-head", "gap-12");
        return bar;
    }

    private Node rail() {
        VBox rail = new VBox();
        rail.getStyleClass().add("panel");
        String[] icons = {"overview", "shield", "report", "environment", "traffic", "health", "school", "tourism"};
        String[] names = {"Tất cả", "An toàn", "Phản ánh", "Môi trường", "Giao thông", "Y tế", "Giáo dục", "Du lịch"};
        for (int i = 0; i < icons.length; i++) {
            ServiceRailItem item = new ServiceRailItem(icons[i]);
            item.setNames(names[i], names[i]);
            item.setCount(i % 3 == 1 ? 7 * i : 0);
            item.setSelected(i == 0);
            rail.getChildren().add(item);
        }
        return rail;
    }

    private Node tiles() {
        HBox row = new HBox();
        row.getStyleClass().add("gap-8");
        List<Double> calm = List.of(3d, 4d, 3.5, 4.2, 4d, 3.8, 3.6, 4.1, 3.9);
        List<Double> rising = List.of(1.2, 1.25, 1.3, 1.28, 1.5, 1.6, 1.7, 1.8, 1.87);
        Duration ttl = Duration.ofMinutes(10);
        IndicatorTile[] tiles = new IndicatorTile[5];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = new IndicatorTile(messages, format, ticker);
            HBox.setHgrow(tiles[i], Priority.ALWAYS);
            tiles[i].setPrefWidth(100);
        }
        tiles[0].show(new IndicatorTile.Shown(
                "Thời gian nhận TB", "1:42", "phút", calm, 3d, 4.5, "mục tiêu 2:00", false, NOW, ttl));
        tiles[1].show(new IndicatorTile.Shown(
                "Mực nước Ea Tam", "1,87", "m", rising, 0.8, 1.6, "báo động 2: 1,80", true, NOW, ttl));
        tiles[2].show(new IndicatorTile.Shown(
                "AQI trung vị", "68", "", calm, 3d, 4.5, "ngưỡng 100", false, NOW.minusSeconds(3000), ttl));
        tiles[3].show(new IndicatorTile.Shown(
                "Mưa 1 giờ", null, "mm", calm, null, null, "trạm không gửi số liệu", false, null, ttl));
        tiles[4].show(new IndicatorTile.Shown(
                "Camera hoạt động", format.count(1204), "", calm, null, null, "trên 1.217", false, NOW, ttl));
        row.getChildren().addAll(tiles);
        return row;
    }

    private record Row(int priority, String title, String place, String state, int age, boolean fresh) {}

    private Node queue() {
        Label title = new Label("Việc cần tôi bây giờ");
        title.getStyleClass().add("text-panel-title");
        Label count = new Label("42 đang mở · 3 chưa nhận");
        count.getStyleClass().add("text-meta");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ToggleButton mine = new ToggleButton("Của tôi");
        ToggleButton all = new ToggleButton("Tất cả");
        SegmentedButton seg = new SegmentedButton(mine, all);
        all.setSelected(true);
        HBox head = new HBox(title, count, space, seg);
        head.getStyleClass().add("panel-head");
        HBox chips = new HBox();
        chips.getStyleClass().add("gap-16");
        chips.setStyle("-fx-padding: 0 0.75em 0.5em 0.75em;");
        chips.setAlignment(Pos.CENTER_LEFT);
        int[] n = {2, 5, 11, 24};
        for (int i = 1; i <= 4; i++) {
            Label num = new Label(Integer.toString(n[i - 1]));
            num.getStyleClass().add("text-strong");
            Label what = new Label(messages.text("kit.priority." + i));
            what.getStyleClass().add("text-secondary");
            HBox chip = new HBox(new PriorityShape(vn.toancanh.core.model.Priority.of(i)), num, what);
            chip.getStyleClass().add("gap-8");
            chip.setAlignment(Pos.CENTER_LEFT);
            chips.getChildren().add(chip);
        }
        ListView<Row> list = new ListView<>();
        list.setAccessibleText("Hàng đợi");
        list.setCellFactory(v -> new Cell());
        list.getItems()
                .addAll(
                        new Row(
                                1,
                                "Tai nạn liên hoàn 4 xe, có người bị thương",
                                "SC-2417 · Ngã sáu Ban Mê",
                                "Mới",
                                40,
                                true),
                        new Row(1, "Ngập 45 cm, xe không qua được", "SC-2416 · Nguyễn Hữu Thọ × CMT8", "Mới", 60, true),
                        new Row(2, "Cây đổ chắn hai làn đường", "SC-2413 · Lê Duẩn, gần số 118", "Mới", 300, true),
                        new Row(2, "Camera mất tín hiệu", "SC-2415 · Ngã ba Huế", "Đã nhận", 120, false),
                        new Row(3, "Khói bất thường tại kho hàng", "SC-2410 · KCN Hòa Phú", "Đã nhận", 660, false),
                        new Row(3, "Tụ tập đông người", "SC-2409 · Quảng trường 10/3", "Đang xử lý", 840, false),
                        new Row(4, "Đèn đường không sáng", "SC-2399 · Phan Chu Trinh", "Chờ ngoài", 5000, false),
                        new Row(4, "Rác chưa được thu gom", "SC-2398 · Hẻm 12 Y Jút", "Chờ ngoài", 200_000, false));
        list.getSelectionModel().select(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox panel = new VBox(head, chips, list);
        panel.getStyleClass().add("panel");
        return panel;
    }

    private final class Cell extends ListCell<Row> {
        @Override
        protected void updateItem(Row r, boolean empty) {
            super.updateItem(r, empty);
            if (empty || r == null) {
                setGraphic(null);
                return;
            }
            Label t = new Label(r.title());
            if (r.fresh()) {
                t.getStyleClass().add("text-strong");
            }
            Label p = new Label(r.place());
            p.getStyleClass().add("text-meta");
            VBox two = new VBox(t, p);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Label s = new Label(r.state());
            s.getStyleClass().add(r.fresh() ? "text-strong" : "text-secondary");
            AgeLabel age = new AgeLabel(format, ticker);
            age.show(NOW.minusSeconds(r.age()), NOW);
            HBox row =
                    new HBox(new PriorityShape(vn.toancanh.core.model.Priority.of(r.priority())), two, space, s, age);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("gap-12");
            setGraphic(row);
        }
    }

    private Node states() {
        VBox box = new VBox();
        box.getStyleClass().addAll("panel", "pad", "gap-8");
        for (LinkState s : LinkState.values()) {
            LinkBar bar = new LinkBar(messages, format, ticker);
            bar.setOnRetry(() -> {});
            bar.show(
                    new LinkStatus(s, NOW.minusSeconds(200), NOW.minusSeconds(s == LinkState.ONLINE ? 1 : 65), null),
                    s == LinkState.ONLINE || s == LinkState.CONNECTING ? 0 : 3);
            if (s == LinkState.SYNCING) {
                bar.setParts(List.of(
                        new LinkBar.Part("Camera", "1/8 mất", LinkBar.Level.WARN),
                        new LinkBar.Part("Bản đồ", "lưu 12 ph", LinkBar.Level.STALE)));
            }
            box.getChildren().add(bar);
        }
        Banner warn = new Banner();
        warn.show(
                Banner.Level.WARN,
                "Không ghi được bộ nhớ đệm: dữ liệu mới chỉ giữ trong máy đến khi tắt.",
                "Chi tiết",
                () -> {});
        Banner stale = new Banner();
        stale.show(Banner.Level.STALE, "Nền bản đồ: bản lưu 14:20 (12 phút trước)");
        Banner info = new Banner();
        info.show(Banner.Level.INFO, "3 việc mới", "Xem", () -> {});
        FreshnessLabel fresh = new FreshnessLabel(messages, format, ticker);
        fresh.show("23,6 km/h", NOW, Duration.ofMinutes(5));
        FreshnessLabel old = new FreshnessLabel(messages, format, ticker);
        old.show("23,6 km/h", NOW.minusSeconds(720), Duration.ofMinutes(5));
        FreshnessLabel none = new FreshnessLabel(messages, format, ticker);
        none.showUnknown("trạm không gửi số liệu");
        HBox values = new HBox(fresh, old, none);
        values.getStyleClass().add("gap-16");
        box.getChildren().addAll(warn, stale, info, values);
        EmptyState empty = new EmptyState("check", "Không có việc nào chờ", "Việc mới sẽ hiện ở đây.");
        ErrorState error = new ErrorState("Không tải được danh sách camera", "Kiểm tra đường truyền rồi thử lại.");
        error.setAction("Thử lại", () -> {});
        HBox two = new HBox(empty, error);
        HBox.setHgrow(empty, Priority.ALWAYS);
        HBox.setHgrow(error, Priority.ALWAYS);
        box.getChildren().add(two);
        return box;
    }

    private Node controls() {
        KeyButton accept = new KeyButton("Nhận việc", "Space");
        accept.getStyleClass().add("primary");
        KeyButton assign = new KeyButton("Giao việc", "G");
        KeyButton wall = new KeyButton("Lên tường", "W");
        KeyButton shelve = new KeyButton("Gác tạm", "S");
        shelve.setDisable(true);
        Button quiet = new Button("Lịch sử", Icons.of("history", "icon-small"));
        quiet.getStyleClass().add("quiet");
        Button icon = new Button("", Icons.of("settings"));
        icon.getStyleClass().addAll("quiet", "icon-only");
        icon.setAccessibleText("Cài đặt");
        FlowPane buttons = new FlowPane(accept, assign, wall, shelve, quiet, icon);
        buttons.setHgap(8);
        buttons.setVgap(8);
        TextField field = new TextField("Ngập úng Nguyễn Hữu Thọ ẵậợ");
        field.setAccessibleText("Nơi");
        TextField prompt = new TextField();
        prompt.setPromptText("ghi chú…");
        TextField bad = new TextField("90000000");
        bad.setAccessibleText("Số");
        bad.getStyleClass().add("invalid");
        HBox fields = new HBox(field, prompt, bad);
        fields.getStyleClass().add("gap-8");
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().addAll("CSGT Đội 3", "Thoát nước");
        combo.getSelectionModel().select(0);
        combo.setAccessibleText("Đơn vị");
        CheckBox check = new CheckBox("Đã gọi 115");
        check.setSelected(true);
        RadioButton radio = new RadioButton("Bình thường");
        radio.setSelected(true);
        HBox choices = new HBox(combo, check, radio, new ProgressBar(0.4));
        choices.getStyleClass().add("gap-12");
        choices.setAlignment(Pos.CENTER_LEFT);
        NoteArea area = new NoteArea();
        area.setText("Gộp 2 cuộc gọi 114 cùng vị trí.");
        area.setPrefRowCount(2);
        area.setAccessibleText("Ghi chú");
        HBox icons = new HBox();
        icons.getStyleClass().add("gap-12");
        for (String id : List.of(
                "camera", "camera-off", "map", "wall", "attach", "photo", "unsent", "alert", "snooze", "nope")) {
            icons.getChildren().add(Icons.of(id));
        }
        VBox box = new VBox(buttons, fields, choices, area, icons);
        box.getStyleClass().addAll("panel", "pad", "gap-12");
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    /** What a popover holds. */
    Node popContent() {
        Label title = new Label("Chọn đơn vị");
        title.getStyleClass().add("text-panel-title");
        TextField field = new TextField();
        field.setPromptText("tìm đơn vị");
        VBox box = new VBox(title, field, new KeyButton("Điều CSGT Đội 3", "1"), new KeyButton("Thoát nước", "2"));
        box.getStyleClass().addAll("pad", "gap-8");
        return box;
    }

    private Node statusBar() {
        LoadMeter load = new LoadMeter(messages, () -> {});
        load.show(4, false);
        LoadMeter busy = new LoadMeter(messages, () -> {});
        busy.show(12, false);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label hints = new Label("Enter mở · Space nhận · G giao · ? phím tắt");
        hints.getStyleClass().add("text-hint");
        HBox bar = new HBox(load, busy, space, hints);
        bar.getStyleClass().addAll("panel", "panel-head", "gap-16");
        return new StackPane(bar);
    }
}
