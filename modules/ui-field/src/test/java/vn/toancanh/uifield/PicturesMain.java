package vn.toancanh.uifield;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.tour.Png;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.city.CityFixture;

/** Takes pictures of the laptop's screens into a folder, to be looked at. */
public final class PicturesMain {
    private PicturesMain() {}

    /** @param args the folder */
    public static void main(String[] args) throws IOException {
        Path dir = Files.createDirectories(Path.of(args[0]));
        Fx.start();
        for (int[] size : new int[][] {{1366, 768}, {1093, 614}}) {
            Fx.run(() -> {
                FieldHarness h = new FieldHarness();
                Case c = h.mine(5).get(1);
                h.open(size[0], size[1], size[0] < 1200 ? Language.EN : Language.VI);
                h.station.model().selectedProperty().set(c.id());
                shot(h, dir, size[0] + "-mine");
                h.ring.link(LinkState.OFFLINE, CityFixture.NOW, CityFixture.NOW, "refused");
                h.button("field-arrive").fire();
                shot(h, dir, size[0] + "-offline");
                Fx.press(h.scene(), "N");
                shot(h, dir, size[0] + "-note");
                Fx.press(h.scene(), "F3");
                shot(h, dir, size[0] + "-contacts");
                Fx.press(h.scene(), "F4");
                shot(h, dir, size[0] + "-outbox");
                h.ring.submit(c.id(), new Act.Resolve("Đã dọn cây, thông đường lúc 14:20"));
                long n = h.ring.state()
                        .outbox()
                        .get(h.ring.state().outbox().size() - 1)
                        .n();
                Case closed = c.with()
                        .state(CaseState.CLOSED)
                        .version(c.version() + 2)
                        .build();
                h.ring.deliver(n, DeliveryState.CONFLICT, new Problem("conflict", 409, ""), closed);
                shot(h, dir, size[0] + "-came-back");
                h.button("field-give-up").fire();
                shot(h, dir, size[0] + "-give-up");
            });
        }
        System.exit(0);
    }

    private static void shot(FieldHarness h, Path dir, String name) {
        Fx.layout(h.scene());
        try {
            Png.write(Fx.picture(h.scene()), dir.resolve(name + ".png"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
