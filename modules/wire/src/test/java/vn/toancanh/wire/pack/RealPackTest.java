package vn.toancanh.wire.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.model.Sop;
import vn.toancanh.wire.CleanCatalogue;
import vn.toancanh.wire.ContractSchemas;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/** The pack that ships. */
class RealPackTest {
    private final PackReading reading = read();

    private static PackReading read() {
        try {
            return new PackReader().read(PackSource.classPath("buon-ma-thuot"));
        } catch (PackException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isWholeAndSound() {
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.starts()).isTrue();
        Catalogue c = pack.catalogue();
        assertThat(c.id()).isEqualTo("buon-ma-thuot");
        assertThat(c.version()).matches("2-[0-9a-f]{12}");
        assertThat(c.cityName().vi()).isEqualTo("Đắk Lắk IOC");
        assertThat(c.demoNotice()).isNotNull();
        assertThat(c.services()).hasSize(10);
        assertThat(c.categories()).hasSize(63);
        assertThat(c.sops()).hasSize(17);
        assertThat(c.cameras()).hasSize(60).allMatch(x -> x.name().startsWith("CAM "));
        assertThat(c.units()).hasSize(42);
        assertThat(c.wards()).hasSize(6);
        assertThat(c.indicators()).hasSize(52);
        for (ServiceDef service : c.services()) {
            assertThat(c.indicators().stream().filter(i -> i.serviceId().equals(service.id())))
                    .as("the board of " + service.id())
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(
                            i -> assertThat(c.unit(i.ownerUnitId())).as(i.id()).isPresent());
        }
        assertThat(c.indicators().stream().filter(i -> i.action() == null))
                .as("only looked at")
                .hasSize(5);
        assertThat(c.channels()).hasSize(11);
        assertThat(c.scenes()).hasSize(6).allMatch(x -> x.blocks().size() <= 7 && x.columns() == 12 && x.rows() == 8);
        assertThat(c.walls()).hasSize(2).allMatch(w -> c.scene(w.sceneId()).isPresent());
        assertThat(c.roles()).containsKeys("tv", "tc", "mtdt");
        assertThat(pack.people()).hasSize(12);
        assertThat(pack.deadlines()).hasSize(7);
        assertThat(pack.calendars()).hasSize(1);
        assertThat(pack.resources()).hasSize(24);
        assertThat(pack.sensors()).hasSize(43);
        assertThat(pack.thresholds()).hasSize(30);
        assertThat(pack.cameraHealth()).hasSize(60);
        assertThat(pack.codePrefixes()).hasSize(5);
        assertThat(pack.story().channels()).hasSize(9);
        assertThat(pack.ground()).isNotNull();
        assertThat(pack.sources()).isNotEmpty();
    }

    private final CityPack pack = reading.pack();

    @Test
    void goesOverTheSocketAsItIs() throws WireException {
        assertThat(CleanCatalogue.of(pack.catalogue())).isEqualTo(pack.catalogue());
        assertThat(new ContractSchemas().faults("Catalogue", new Json().tree((Object) pack.catalogue())))
                .isEmpty();
    }

    @Test
    void rolesBecomeUnits() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertThat(pack.leadUnit("ngap-duong", "tan-lap", today)).contains("dl-cty-do-thi-mt");
        assertThat(pack.leadUnit("lan-chiem-via-he", "tan-lap", today)).contains("dl-ubnd-tan-lap");
        assertThat(pack.leadUnit("gay-roi", "ea-kao", today)).contains("dl-ca-ea-kao");
        assertThat(pack.supportUnits("ngap-duong", "tan-lap", today))
                .containsExactly("dl-ubnd-tan-lap", "dl-pc08", "dl-ca-tan-lap");
    }

    @Test
    void aWardThatIsNotKnownLeavesTheChoiceToAPerson() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertThat(pack.leadUnit("lan-chiem-via-he", null, today)).isEmpty();
        assertThat(pack.leadUnit("lan-chiem-via-he", "buon-don", today)).isEmpty();
        assertThat(pack.leadUnit("chi-tieu-cham", "tan-lap", today)).isEmpty();
        assertThat(pack.leadUnit("khong-co", "tan-lap", today)).isEmpty();
    }

    @Test
    void unitsAreThoseOfTheDay() {
        // The old city government led until the last day of June 2025.
        assertThat(pack.leadUnit("lan-chiem-via-he", "tan-lap", LocalDate.of(2025, 6, 30)))
                .contains("dl-ubnd-tp-bmt");
        assertThat(pack.leadUnit("lan-chiem-via-he", "tan-lap", LocalDate.of(2025, 7, 1)))
                .contains("dl-ubnd-tan-lap");
        assertThat(pack.unitFor("dl-so-tttt", null, LocalDate.of(2026, 1, 1))).contains("dl-so-khcn");
    }

    @Test
    void peopleHaveTheirRights() {
        Member officer = pack.member("hbia").orElseThrow();
        assertThat(officer.rights())
                .containsExactlyInAnyOrder(
                        Right.ACKNOWLEDGE, Right.NOTE, Right.ATTACH, Right.CHECK_STEP, Right.RESOLVE);
        assertThat(officer.person().roleName().vi()).isEqualTo("Cán bộ hiện trường");
        assertThat(officer.actor().unitId()).isEqualTo("dl-cty-do-thi-mt");
    }

    @Test
    void proceduresSayInWordsWhereTheyLead() {
        Sop sop = pack.catalogue().sop("sop-ngap-duong").orElseThrow();
        assertThat(sop.steps()).hasSize(7);
        assertThat(sop.steps().get(0).next()).isNull();
        assertThat(sop.steps().get(1).next())
                .isEqualTo(new LocalText(
                        "có người, xe mắc kẹt: quy trình “Yêu cầu cứu nạn trong lũ”; "
                                + "có dây điện chạm nước: quy trình “Đứt dây điện”; bước 3",
                        "people or vehicles are trapped: procedure \"Rescue request in flood\"; "
                                + "a power line touches the water: procedure \"Power line down\"; step 3"));
        assertThat(sop.steps().get(3).text().vi()).endsWith("(Trưởng ca duyệt)");
        assertThat(sop.steps().get(1).offline().vi()).contains("hiện rõ tuổi số liệu; Nhờ người tại chỗ");
        assertThat(sop.steps().get(6).next()).isNull();
    }

    @Test
    void camerasStartWithTheHealthOfTheirScenario() {
        assertThat(pack.cameraHealth().values()).contains(CameraHealth.Health.values());
        assertThat(pack.cameraAnalytics().get("cam-001")).containsExactly("jam", "accident", "crowd");
        assertThat(pack.cameraScenes()).hasSize(60).containsEntry("cam-049", "cau-ngay");
    }

    @Test
    void thresholdsSayWhenToAlert() {
        Threshold river = pack.thresholds().get("giang-son");
        assertThat(river.alertLevel().orElseThrow().value()).isEqualTo(420.0);
        assertThat(river.missing()).containsExactly("bd3");
        assertThat(river.levels()).extracting(Threshold.Level::severity).contains(Threshold.Severity.WATCH);
    }

    @Test
    void anIndicatorKeepsItsActAndItsDecimals() {
        IndicatorDef spending = pack.catalogue().indicators().stream()
                .filter(i -> i.id().equals("giai-ngan-dtc"))
                .findFirst()
                .orElseThrow();
        assertThat(spending.decimals()).isEqualTo(1);
        assertThat(spending.action()).isNotNull();
        assertThat(spending.ttlSeconds()).isEqualTo(192 * 3600);
        assertThat(pack.indicatorRules().get("giai-ngan-dtc").bounds()).hasSize(2);
    }

    @Test
    void theStoryIsWhole() {
        Story story = pack.story();
        assertThat(story.seed()).isEqualTo(20261122);
        assertThat(story.channels().values())
                .allSatisfy(rates -> assertThat(rates).hasSize(24));
        assertThat(story.profiles()).extracting(Story.Profile::id).containsExactly("calm", "busy", "storm");
        assertThat(story.unitAnswers()).containsKeys("police", "utility");
        assertThat(pack.texts()).isNotEmpty();
        assertThat(pack.streets()).isNotEmpty();
        assertThat(pack.replies()).isNotEmpty();
        assertThat(pack.replyFragments().get("da_chuyen_hay_khong")).hasSize(2);
    }
}
