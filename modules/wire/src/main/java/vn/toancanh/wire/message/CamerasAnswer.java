package vn.toancanh.wire.message;

import java.util.List;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;

/** Answer of {@code GET /cameras}. */
public record CamerasAnswer(List<Camera> cameras, List<CameraHealth> health) {
    public CamerasAnswer {
        cameras = List.copyOf(cameras);
        health = List.copyOf(health);
    }
}
