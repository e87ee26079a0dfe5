package vn.toancanh.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.toancanh.app.fixture.CoreConsole.patiently;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.app.fixture.CoreConsole;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.storage.Disk;
import vn.toancanh.storage.Profile;

/** A disk that takes nothing: the console starts and shows the city, and refuses what it could not keep, before the tick. */
class BadProfileTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0, 0, 0, 0, 0};

    @TempDir
    Path dir;

    private LiveCity city;
    private String caseId;

    @BeforeEach
    void open() throws Exception {
        city = new LiveCity();
        caseId = city.report();
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aProfileThatMayNotBeWrittenIsReadAndRefusesActs(TestReporter report) throws Exception {
        Path profile = dir.resolve("p");
        Map<String, Case> known;
        try (CoreConsole console = new CoreConsole(profile, city.url()).signIn()) {
            console.awaitCase(caseId);
            known = console.open();
        }
        city.fault("{\"fault\":\"cut\"}");
        try (ReadOnlyPlace place = new ReadOnlyPlace(profile)) {
            report.publishEntry("read-only by", place.way());
            try (CoreConsole console = new CoreConsole(place.open(), city.url(), Disk.REAL)) {
                console.awaitOffline("refused");
                assertThat(console.open()).as("the city as it was left").isEqualTo(known);
                refusesActs(console, "read-only");
                assertThat(console.state().troubles()).contains(Trouble.READ_ONLY);
                city.heal();
                console.ring().retryNow();
                console.awaitOnline();
                String newer = city.report();
                console.awaitCase(newer);
                refusesActs(console, "read-only");
            }
        }
        try (CoreConsole console = new CoreConsole(profile, city.url()).signIn()) {
            console.ticked(caseId, new Act.Accept());
            patiently().until(() -> console.state().outbox().isEmpty());
        }
        assertThat(city.effects(caseId)).containsExactly("accept");
    }

    @Test
    void aFullDiskRefusesActsBeforeTheTickAndTakesThemWhenThereIsSpaceAgain() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        Disk disk = (step, file) -> {
            if (full.get() && (step == Disk.Step.WRITE || step == Disk.Step.COMMIT)) {
                throw new StoreException(StoreException.Kind.FULL, "no space left");
            }
        };
        try (CoreConsole console = new CoreConsole(Profile.open(dir), city.url(), disk).signIn()) {
            console.awaitCase(caseId);
            full.set(true);
            refusesActs(console, "disk-full");
            assertThat(console.state().troubles()).contains(Trouble.OUTBOX_UNWRITABLE);
            String newer = city.report();
            console.awaitCase(newer);
            patiently().until(() -> console.state().troubles().contains(Trouble.CACHE_UNWRITABLE));
            full.set(false);
            // By itself: as long as it is said, every button that does an act is locked.
            patiently().until(() -> !console.state().troubles().contains(Trouble.OUTBOX_UNWRITABLE));
            console.ticked(caseId, new Act.Accept());
            console.ticked(newer, new Act.Accept());
            patiently()
                    .until(() -> console.state().outbox().isEmpty()
                            && console.state().troubles().isEmpty());
            assertThat(console.ring()
                            .attach(caseId, PNG, "anh.png")
                            .toCompletableFuture()
                            .get(60, TimeUnit.SECONDS))
                    .isInstanceOf(Receipt.Ticked.class);
            patiently().until(() -> console.state().outbox().isEmpty());
        }
        assertThat(city.effects(caseId)).containsExactly("accept", "attach");
        cacheIsWhole();
    }

    /** The same with a real file system that is full, where we may mount one. */
    @Test
    void aFileSystemThatIsFullRefusesActsAndTakesThemWhenThereIsSpaceAgain(TestReporter report) throws Exception {
        try (SmallDisk small = SmallDisk.mount(dir, 24)) {
            report.publishEntry("small disk", String.valueOf(small != null));
            if (small == null) {
                return; // not root: the injected disk above stands for it
            }
            int ticks = 0;
            try (CoreConsole console = new CoreConsole(dir, city.url()).signIn()) {
                console.awaitCase(caseId);
                small.fill();
                Receipt refused = null;
                // A log that was written before has room for some acts even now.
                for (int i = 0; i < 2_000 && refused == null; i++) {
                    Receipt r = console.act(caseId, new Act.AddNote("ghi " + i + " " + "x".repeat(1_500)));
                    if (r instanceof Receipt.Ticked) {
                        ticks++;
                    } else {
                        refused = r;
                    }
                }
                assertThat(refused).isEqualTo(new Receipt.Refused("disk-full"));
                small.free();
                console.ticked(caseId, new Act.Accept());
                patiently().until(() -> console.state().outbox().isEmpty());
            }
            assertThat(city.effects(caseId)).hasSize(ticks + 1).endsWith("accept");
            assertThat(city.keys(caseId)).doesNotHaveDuplicates();
            cacheIsWhole();
        }
    }

    private void refusesActs(CoreConsole console, String code) throws Exception {
        Case before = console.state().shown().get(caseId);
        assertThat(console.act(caseId, new Act.Accept())).isEqualTo(new Receipt.Refused(code));
        assertThat(console.ring()
                        .attach(caseId, PNG, "anh.png")
                        .toCompletableFuture()
                        .get(60, TimeUnit.SECONDS))
                .isEqualTo(new Receipt.Refused(code));
        assertThat(console.state().shown().get(caseId))
                .as("nothing is shown as done")
                .isEqualTo(before);
        assertThat(console.state().outbox()).isEmpty();
        assertThat(console.ring()
                        .search(before.code(), CaseScope.of(before), 5)
                        .toCompletableFuture()
                        .get(60, TimeUnit.SECONDS))
                .as("reading works")
                .extracting(Case::id)
                .contains(caseId);
    }

    /** What could not be written at first is there at the next start, without a link. */
    private void cacheIsWhole() throws Exception {
        Map<String, Case> truth = CoreConsole.open(city.snapshot());
        city.fault("{\"fault\":\"cut\"}");
        try (CoreConsole console = new CoreConsole(dir, city.url())) {
            console.awaitOffline("refused");
            assertThat(console.open().keySet()).isEqualTo(truth.keySet());
        }
    }
}
