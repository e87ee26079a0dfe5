package vn.toancanh.city.clips;

import java.util.List;

/**
 * A place, its weather and its traffic.
 *
 * @param title burnt into the picture
 */
record Scene(
        String id,
        String title,
        double[] eye,
        double yaw,
        double pitch,
        double fov,
        List<Face> still,
        Light light,
        Traffic traffic,
        double[] shadowCentre,
        double shadowHalf) {
    /** Seconds after which a scene begins again. */
    static final double LOOP = 12;

    Eye camera(int width, int height) {
        return Eye.camera(eye, yaw, pitch, fov, width, height);
    }
}
