package vn.toancanh.uidesk.place;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Nearby;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.say.CaseWords;

/** Words about forces and cameras near a case. */
public final class PlaceWords {
    private final DeskContext desk;

    public PlaceWords(DeskContext desk) {
        this.desk = desk;
    }

    public String kind(Nearby.Force f) {
        return desk.words().text(f.resource().kind());
    }

    public String unit(Nearby.Force f, CityState s) {
        return desk.caseWords().unit(f.resource().unitId(), s.catalogue());
    }

    /** Free or busy, and how far: "rảnh · 550 m". */
    public String status(Nearby.Force f) {
        String status =
                desk.words().text("desk.force." + CaseWords.id(f.resource().status()));
        return Double.isNaN(f.metres())
                ? status
                : status + " · " + desk.format().distance(f.metres());
    }

    /** The phone of the unit; empty when the catalogue has none. */
    public String phone(Nearby.Force f, CityState s) {
        return s.catalogue()
                .unit(f.resource().unitId())
                .map(HandlingUnit::phone)
                .orElse("");
    }

    /** How the camera does: "có hình", "hình cũ 8 giây", "mất tín hiệu 3 ph", "chưa rõ". */
    public String camera(@Nullable CameraHealth h, Instant now) {
        if (h == null) {
            return desk.words().text("desk.camera.unknown");
        }
        String age = desk.format().age(h.lastFrameAt(), now);
        return desk.words().text("desk.camera." + CaseWords.id(h.health()), age);
    }
}
