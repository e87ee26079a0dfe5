package vn.toancanh.app.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.app.Wiring;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.state.CityState;
import vn.toancanh.link.GatewayAddress;
import vn.toancanh.link.HttpCityGateway;
import vn.toancanh.link.LinkOptions;
import vn.toancanh.storage.Profile;
import vn.toancanh.wire.Json;

/** The city's rules may differ from ours: its truth is shown, and nothing that an operator did is lost. */
class OtherRulesTest {
    @TempDir
    Path dir;

    private StrangeGateway city;
    private Profile profile;
    private Wiring wiring;
    private Ring ring;

    @BeforeEach
    void open() throws Exception {
        city = new StrangeGateway();
        profile = Profile.open(dir);
        wiring = new Wiring(
                profile,
                new HttpCityGateway(
                        GatewayAddress.parse(city.url()),
                        new Json(),
                        () -> "vi",
                        InstantSource.system(),
                        LinkOptions.standard("test")),
                InstantSource.system());
        wiring.start();
        ring = wiring.ring();
        ring.signIn("ha").toCompletableFuture().get(10, TimeUnit.SECONDS);
        patiently().until(() -> state().shown().size() == 5 && state().link().isUp());
    }

    @AfterEach
    void close() {
        wiring.close();
        profile.close();
        city.close();
    }

    /** A disk that other tests sync to all the time may be slow; only a wait that never ends is a failure. */
    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private CityState state() {
        return ring.state();
    }

    private void act(String id, Act act) throws Exception {
        Receipt r = ring.submit(id, act).toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(r).isInstanceOf(Receipt.Ticked.class);
    }

    private void settled() {
        patiently()
                .until(() -> state().outbox().stream().allMatch(e -> e.state().isInTray()));
    }

    @Test
    void anAcceptedCaseThatTheCityGivesToSomebodyElseIsHis() throws Exception {
        act("given", new Act.Accept());
        settled();
        Case c = state().shown().get("given");
        assertThat(c.operatorName()).isEqualTo("M. Tuấn");
        assertThat(c.state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(state().tray()).isEmpty();
    }

    @Test
    void aPriorityThatTheCityCapsIsShownAsTheCityHasIt() throws Exception {
        act("capped", new Act.ChangePriority(Priority.P1));
        settled();
        assertThat(state().shown().get("capped").priority()).isEqualTo(Priority.P2);
    }

    @Test
    void aRefusalThatOurRulesDoNotKnowLiesInTheTrayWithTheCitysWords() throws Exception {
        act("mute", new Act.AddNote("Đã gọi điện lực, hẹn 15 phút"));
        settled();
        OutboxEntry e = state().tray().get(0);
        assertThat(e.state()).isEqualTo(DeliveryState.REJECTED);
        assertThat(e.problem().code()).isEqualTo("notes-closed");
        assertThat(e.problem().detail()).isEqualTo("Quy định của thành phố");
        assertThat(e.command().act())
                .as("his words are kept")
                .isEqualTo(new Act.AddNote("Đã gọi điện lực, hẹn 15 phút"));
        assertThat(state().shown().get("mute").timeline()).isEmpty();
    }

    @Test
    void aConflictThatOurRulesDoNotSeeIsShownWithTheCitysCase() throws Exception {
        act("disputed", new Act.Resolve("Xong"));
        settled();
        OutboxEntry e = state().tray().get(0);
        assertThat(e.state()).isEqualTo(DeliveryState.CONFLICT);
        assertThat(e.cityCase()).extracting(Case::id).isEqualTo("disputed");
        assertThat(state().shown().get("disputed").state()).isEqualTo(CaseState.VERIFYING);
    }

    @Test
    void aCaseThatVanishesLeavesTheActInTheTray() throws Exception {
        act("gone", new Act.Assign("dl-ca-tan-lap"));
        settled();
        patiently().until(() -> !state().shown().containsKey("gone"));
        assertThat(state().tray())
                .singleElement()
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("no-such-case"));
    }

    @Test
    void nothingIsLostAndNothingHappensTwice() throws Exception {
        act("given", new Act.Accept());
        act("capped", new Act.ChangePriority(Priority.P1));
        act("mute", new Act.AddNote("một"));
        act("mute", new Act.AddNote("hai"));
        act("disputed", new Act.Resolve("ba"));
        act("gone", new Act.Assign("dl-ca-tan-lap"));
        settled();
        assertThat(city.keys).hasSize(6);
        assertThat(new HashSet<>(city.keys)).hasSize(6);
        assertThat(state().tray().stream().map(e -> e.command().caseId()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("mute", "disputed", "gone");
        assertThat(state().tray()).hasSize(4);
    }
}
