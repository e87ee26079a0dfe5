package vn.toancanh.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Deadline;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Session;
import vn.toancanh.wire.pack.PackException;
import vn.toancanh.wire.pack.PackReader;
import vn.toancanh.wire.pack.PackSource;

/** Cases of the shipped city in any number, the same for one seed. One thread. */
final class BenchCity {
    private static final String[] WORDS = {
        "cây", "đổ", "ngang", "đường", "Lê", "Duẩn", "ngập", "hơn", "nửa", "bánh", "xe", "máy", "mất", "điện", "từ",
                "sáng",
        "khu", "Tân", "Lập", "ống", "nước", "bể", "phun", "cống", "nghẹt", "hẻm", "Y", "Wang", "khói", "bốc", "lên",
                "rừng"
    };
    private static final CaseState[] OPEN = {CaseState.NEW, CaseState.VERIFYING, CaseState.ROUTED, CaseState.IN_PROGRESS
    };
    private static final Duration SPAN = Duration.ofHours(20);

    private final Catalogue catalogue;
    private final SplittableRandom random = new SplittableRandom(1);

    BenchCity() throws PackException {
        Path pack = Path.of(System.getProperty("toancanh.root", "."), "resources", "packs", "buon-ma-thuot");
        catalogue = new PackReader().read(PackSource.directory(pack)).pack().catalogue();
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Session session() {
        Set<Right> all = EnumSet.allOf(Right.class);
        String unit = catalogue.units().get(0).id();
        return new Session(new Actor("bench", "Trần Thị Đo", "operator", unit), all, "bench");
    }

    /** An open case that came in within the last 20 hours. */
    Case fresh(int n, Instant now) {
        Category category =
                catalogue.categories().get(n % catalogue.categories().size());
        Instant at = now.minus(Duration.ofMillis(random.nextLong(SPAN.toMillis())));
        CaseState state = OPEN[random.nextInt(OPEN.length)];
        GeoPoint centre = catalogue.centre();
        GeoPoint point = new GeoPoint(
                centre.lat() + random.nextDouble(-0.05, 0.05), centre.lon() + random.nextDouble(-0.05, 0.05));
        CaseBuilder c = new CaseBuilder("case-" + n, "PA-" + n, at)
                .kind(category.kind())
                .categoryId(category.id())
                .serviceId(category.serviceId())
                .channel(catalogue
                        .channels()
                        .get(n % catalogue.channels().size())
                        .id())
                .title(words(8))
                .text(words(24))
                .place(new Place(words(4) + " " + n, null, point))
                .state(state)
                .priority(Priority.of(1 + random.nextInt(4)))
                .deadlines(List.of(
                        new Deadline(DeadlineStep.ACCEPT, at.plus(Duration.ofHours(2)), null),
                        new Deadline(DeadlineStep.RESOLVE, at.plus(Duration.ofHours(48)), null)))
                .version(1);
        if (state != CaseState.NEW) {
            c.operatorId("bench").operatorName("Trần Thị Đo");
        }
        return c.build();
    }

    /** The case after a word of the city: mostly other words on it, each tenth time another place in the queue. */
    Case changed(Case old, Instant now) {
        CaseBuilder c = old.with().version(old.version() + 1).updatedAt(now);
        if (random.nextInt(10) == 0) {
            return c.priority(Priority.of(1 + random.nextInt(4))).build();
        }
        return c.title(words(8)).build();
    }

    int any(int bound) {
        return random.nextInt(bound);
    }

    private String words(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return out.toString();
    }
}
