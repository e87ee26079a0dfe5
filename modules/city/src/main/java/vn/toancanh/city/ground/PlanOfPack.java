package vn.toancanh.city.ground;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Ward;
import vn.toancanh.geo.drawn.CityPlan;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Ground;

/** Makes the plan of the drawn city of what the pack says. One thread. */
final class PlanOfPack {
    private final CityPack pack;
    private final Ground ground;

    PlanOfPack(CityPack pack, Ground ground) {
        this.pack = pack;
        this.ground = ground;
    }

    /** @throws IllegalArgumentException when the ground cannot be drawn, with the reason */
    CityPlan plan() {
        Map<String, Ward> wards = new HashMap<>();
        pack.catalogue().wards().forEach(w -> wards.put(w.id(), w));
        List<CityPlan.WardSite> sites = new ArrayList<>();
        Map<String, LocalDate> until = new HashMap<>();
        for (Ground.WardNow w : ground.wards()) {
            Ward known = wards.get(w.id());
            GeoPoint centre = known == null ? null : known.centre();
            if (known != null && centre != null && known.validTo() == null) {
                sites.add(new CityPlan.WardSite(
                        w.id(), known.name(), w.shortName(), w.urban(), centre, known.validFrom()));
                LocalDate from = known.validFrom();
                if (from != null) {
                    until.put(w.id(), from);
                }
            }
        }
        List<CityPlan.FormerWard> former = ground.formerWards().stream()
                .filter(f -> f.to().plusDays(1).equals(until.get(f.now())))
                .map(f -> new CityPlan.FormerWard(
                        f.id(), new LocalText(f.name(), f.name()), f.name().startsWith("Phường"), f.now(), f.to()))
                .toList();
        return new CityPlan(
                ground.seed(),
                new CityPlan.Extent(ground.south(), ground.west(), ground.north(), ground.east()),
                ground.hub(),
                ground.hubName(),
                sites,
                former,
                pack.catalogue().cameras().stream().map(this::anchor).toList(),
                ground.waters().stream().map(PlanOfPack::water).toList(),
                pack.streets(),
                this::owner);
    }

    /** A camera stands on a street; one called "CAM 002 A – B" where A and B meet. */
    private CityPlan.Anchor anchor(Camera c) {
        String name = c.name().replaceFirst("^\\p{Lu}+ \\d+ ", "");
        return new CityPlan.Anchor(
                c.point(),
                Arrays.stream(name.split(" – ", 5))
                        .filter(pack.streets()::contains)
                        .toList());
    }

    private static CityPlan.WaterBody water(Ground.Water w) {
        return new CityPlan.WaterBody(
                w.id(),
                CityPlan.WaterBody.Kind.valueOf(w.kind().toUpperCase(Locale.ROOT)),
                w.name(),
                w.through(),
                w.metres());
    }

    private @Nullable String owner(String layerId, @Nullable String wardId) {
        for (Ground.Layer l : ground.layers()) {
            if (l.id().equals(layerId)) {
                String role = l.ownerRole();
                return role == null
                        ? l.owner()
                        : pack.unitFor(role, wardId, LocalDate.EPOCH.plusYears(1_000))
                                .orElse(null);
            }
        }
        return null;
    }
}
