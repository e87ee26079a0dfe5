package vn.toancanh.app.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.toancanh.app.fixture.CoreConsole.patiently;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.app.fixture.CoreConsole;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.net.FaultProxy;

/** Two operators on two consoles send the same force to two cases while neither has a link. */
class TwoDispatchesTest {
    @TempDir
    Path dir;

    @Test
    @Fault(81)
    void oneWinsAndTheOtherIsToldWithinFiveSecondsOfHisLink() throws Exception {
        try (LiveCity city = new LiveCity();
                FaultProxy first = FaultProxy.to(port(city));
                FaultProxy second = FaultProxy.to(port(city))) {
            String here = city.report();
            String there = city.report();
            try (CoreConsole ha = new CoreConsole(dir.resolve("ha"), first.url()).signIn();
                    CoreConsole tuan = new CoreConsole(dir.resolve("tuan"), second.url()).signIn("minh-tuan")) {
                patiently().until(() -> knows(ha, here) && knows(tuan, there));
                ha.ticked(here, new Act.Accept());
                tuan.ticked(there, new Act.Accept());
                patiently().until(() -> ha.state().unsent() + tuan.state().unsent() == 0);
                UnitResource force = ha.state().resources().values().stream()
                        .filter(r -> r.status() == UnitResource.ResourceStatus.FREE)
                        .findFirst()
                        .orElseThrow();
                Act send = new Act.DispatchUnit(force.id(), force.callSign(), force.unitId());

                first.refuse(true);
                second.refuse(true);
                first.cutAll();
                second.cutAll();
                patiently()
                        .until(() -> !ha.state().link().isUp()
                                && !tuan.state().link().isUp());
                tuan.ticked(there, send);
                ha.ticked(here, send);
                assertThat(city.effects(here)).containsExactly("accept");

                first.refuse(false);
                patiently().until(() -> ha.state().unsent() == 0);
                assertThat(ha.state().tray()).isEmpty();

                AtomicLong up = new AtomicLong();
                AtomicLong told = new AtomicLong();
                try (var watch = tuan.ring().subscribe(s -> {
                    if (s.link().isUp()) {
                        up.compareAndSet(0, System.nanoTime());
                    }
                    if (!s.tray().isEmpty()) {
                        told.compareAndSet(0, System.nanoTime());
                    }
                })) {
                    second.refuse(false);
                    patiently().until(() -> told.get() != 0);
                }
                // An act may be what finds the link: then he is told before the bar says so.
                long waited = up.get() == 0 ? 0 : told.get() - up.get();
                assertThat(Duration.ofNanos(waited)).isLessThan(Duration.ofSeconds(5));
                OutboxEntry lost = tuan.state().tray().get(0);
                assertThat(lost.state()).isEqualTo(DeliveryState.REJECTED);
                assertThat(lost.problem().code()).isEqualTo("resource-taken");
                assertThat(lost.command().act()).isEqualTo(send);
                assertThat(city.effects(here)).containsExactly("accept", "dispatch");
                assertThat(city.effects(there)).containsExactly("accept");
            }
        }
    }

    private static boolean knows(CoreConsole c, String id) {
        return c.state().shown().containsKey(id) && !c.state().resources().isEmpty();
    }

    private static int port(LiveCity city) {
        return Integer.parseInt(city.url().replaceAll(".*:", ""));
    }
}
