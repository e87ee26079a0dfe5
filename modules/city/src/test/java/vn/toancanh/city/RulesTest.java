package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.city.sim.Pace;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;

/** Who may do what, who was faster, and which cursors still count. */
class RulesTest {
    private TestCity city;
    private String ha;
    private String tuan;
    private Case c;

    @BeforeEach
    void open() throws Exception {
        city = TestCity.still();
        ha = city.signIn("ha");
        tuan = city.signIn("tuan");
        c = city.report("tree");
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void theSecondOfTwoWhoChangeTheSameIsAsked() throws Exception {
        assertThat(city.act(ha, city.command("ha", c, new Act.ChangePriority(Priority.P1)))
                        .status())
                .isEqualTo(200);
        TestCity.Answer a = city.act(tuan, city.command("tuan", c, new Act.ChangePriority(Priority.P4)));
        assertThat(a.status()).isEqualTo(409);
        assertThat(a.code()).isEqualTo("conflict");
        assertThat(a.json().path("currentCase").path("priority").asText()).isEqualTo("p1");
        // He looks at what is there now and decides again: that is no conflict any more.
        Case seen = city.find(tuan, c.id());
        assertThat(city.act(tuan, city.command("tuan", seen, new Act.ChangePriority(Priority.P4)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Fault(81)
    void ofTwoWhoSendTheSameForceToTwoCasesTheFirstToArriveWins() throws Exception {
        Case other = city.report("tree");
        for (Case x : new Case[] {c, other}) {
            city.act(x == c ? ha : tuan, city.command(x == c ? "ha" : "tuan", x, new Act.Accept()));
        }
        Act send = new Act.DispatchUnit("spare", "X-09", "u-trees");
        Command first = city.command("ha", city.find(ha, c.id()), send);
        Command second = city.command("tuan", city.find(tuan, other.id()), send);
        city.step(Duration.ofMinutes(5)); // both were without a link
        assertThat(city.act(ha, first).status()).isEqualTo(200);
        TestCity.Answer a = city.act(tuan, second);
        assertThat(a.status()).isEqualTo(422);
        assertThat(a.code()).isEqualTo("resource-taken");
        // Who knows of it may redirect the force.
        city.step(Duration.ofMinutes(1));
        assertThat(city.act(tuan, city.command("tuan", city.find(tuan, other.id()), send))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void oneDoesNotConflictWithOneself() throws Exception {
        city.act(ha, city.command("ha", c, new Act.ChangePriority(Priority.P1)));
        assertThat(city.act(ha, city.command("ha", c, new Act.ChangePriority(Priority.P3)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatTwoPeopleWantAlikeIsNoConflict() throws Exception {
        city.act(ha, city.command("ha", c, new Act.ChangePriority(Priority.P1)));
        TestCity.Answer a = city.act(tuan, city.command("tuan", c, new Act.ChangePriority(Priority.P1)));
        assertThat(a.status()).isEqualTo(200);
        assertThat(a.json().path("verdict").asText()).isEqualTo("no-change");
    }

    @Test
    void differentFieldsAndNotesNeverConflict() throws Exception {
        city.act(ha, city.command("ha", c, new Act.Accept()));
        city.act(ha, city.command("ha", c, new Act.Assign("u-trees")));
        assertThat(city.act(tuan, city.command("tuan", c, new Act.ChangePriority(Priority.P1)))
                        .status())
                .isEqualTo(200);
        assertThat(city.act(tuan, city.command("tuan", c, new Act.AddNote("tôi cũng thấy")))
                        .status())
                .isEqualTo(200);
        assertThat(city.act(tuan, city.command("tuan", c, new Act.Assign("u-ward-w1")))
                        .code())
                .isEqualTo("conflict");
        assertThat(city.act(tuan, city.command("tuan", c, new Act.Resolve("xong")))
                        .code())
                .as("the assignment changed the state")
                .isEqualTo("conflict");
    }

    @Test
    void theCityIsSomebodyElseToo() throws Exception {
        city.act(ha, city.command("ha", c, new Act.Accept()));
        city.act(ha, city.command("ha", c, new Act.DispatchUnit("spare", "X-09", "u-trees")));
        city.step(Duration.ofMinutes(1));
        assertThat(city.find(ha, c.id()).state()).isNotIn(CaseState.VERIFYING, CaseState.ROUTED);
        assertThat(city.act(ha, city.command("ha", c, new Act.Resolve("xong"))).code())
                .isEqualTo("conflict");
    }

    @Test
    void whoAcceptsSecondHearsThatItIsTaken() throws Exception {
        city.act(ha, city.command("ha", c, new Act.Accept()));
        TestCity.Answer a = city.act(tuan, city.command("tuan", c, new Act.Accept()));
        assertThat(a.status()).isEqualTo(422);
        assertThat(a.code()).isEqualTo("already-accepted");
        assertThat(a.json().path("currentCase").path("operatorId").asText()).isEqualTo("ha");
    }

    @Test
    void theGatewayRefusesWhatTheRoleMayNot() throws Exception {
        String bia = city.signIn("bia");
        assertThat(city.act(bia, city.command("bia", c, new Act.Accept())).code())
                .isEqualTo("no-right");
        assertThat(city.act(bia, city.command("bia", c, new Act.AddNote("đã đến")))
                        .status())
                .isEqualTo(200);
        assertThat(city.act(bia, city.command("ha", c, new Act.Accept())).code())
                .isEqualTo("wrong-actor");
        assertThat(city.effects(c.id())).containsExactly("note");
    }

    @Test
    void aBorrowedNameDoesNotReachTheTimeline() throws Exception {
        Command note = city.command("ha", c, new Act.AddNote("x"));
        Actor a = note.actor();
        Command lies = new Command(
                note.id(),
                c.id(),
                c.version(),
                new Actor(a.personId(), "Chủ tịch", a.role(), a.unitId()),
                note.at(),
                note.act());
        city.act(ha, lies);
        assertThat(city.find(ha, c.id()).timeline()).extracting(e -> e.author()).doesNotContain("Chủ tịch");
    }

    @Test
    void theCityKnowsItsUnitsResourcesAndSteps() throws Exception {
        city.act(ha, city.command("ha", c, new Act.Accept()));
        assertThat(city.act(ha, city.command("ha", c, new Act.Assign("u-gone"))).code())
                .as("it was dissolved before the case")
                .isEqualTo("unit-not-valid");
        assertThat(city.act(ha, city.command("ha", c, new Act.DispatchUnit("none", "X-00", "u-trees")))
                        .code())
                .isEqualTo("no-such-resource");
        assertThat(city.act(ha, city.command("ha", c, new Act.CheckStep(9))).code())
                .isEqualTo("no-such-step");
        assertThat(city.act(ha, city.command("ha", c, new Act.CheckStep(2))).status())
                .isEqualTo(200);
    }

    @Test
    void aCaseComesWithItsDeadlinesAndProcedure() throws Exception {
        assertThat(c.sop()).isNotNull();
        assertThat(c.deadlines()).extracting(d -> d.step().name()).containsExactly("ACCEPT", "ROUTE", "ON_SITE");
        assertThat(c.deadlines().get(0).due()).isEqualTo(c.receivedAt().plusSeconds(60));
        Case slow = city.report("flood"); // on a Friday: three working days end on Wednesday
        assertThat(slow.deadlines().get(1).due()).isEqualTo("2026-11-25T10:00:00Z");
        assertThat(slow.deadlines()).as("publishing counts from resolving").hasSize(2);
        city.act(ha, city.command("ha", slow, new Act.Accept()));
        city.act(ha, city.command("ha", slow, new Act.Resolve("đã thông cống")));
        assertThat(city.find(ha, slow.id()).deadlines().get(2).due()).isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void aCursorThatIsTooOldIsGone() throws Exception {
        try (TestCity small = TestCity.open(null, Pace.STILL, new ManualClock(), 10)) {
            String token = small.signIn("ha");
            Cursor old = small.server.model().cursor();
            for (int i = 0; i < 10; i++) {
                small.report("flood");
            }
            assertThat(small.get("/changes?since=" + old.text(), token).json().path("changes"))
                    .hasSize(10);
            small.report("flood");
            TestCity.Answer a = small.get("/changes?since=" + old.text(), token);
            assertThat(a.status()).isEqualTo(410);
            assertThat(a.code()).isEqualTo("cursor-too-old");
            assertThat(small.get("/changes?since=" + new Cursor(old.epoch(), 9_999).text(), token)
                            .status())
                    .as("a cursor from the future is of another life")
                    .isEqualTo(410);
        }
    }
}
