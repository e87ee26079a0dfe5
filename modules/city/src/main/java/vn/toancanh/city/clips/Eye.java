package vn.toancanh.city.clips;

/**
 * Where a picture is taken from: in perspective (a camera) or parallel (the sun). Immutable.
 *
 * <p>World: x east, y north, z up, metres. Nearness grows towards the eye and is linear on the screen in both kinds.
 */
final class Eye {
    final double x;
    final double y;
    final double z;
    final double rx;
    final double ry;
    final double rz;
    final double ux;
    final double uy;
    final double uz;
    final double fx;
    final double fy;
    final double fz;
    /** Pixels a unit of tangent, or a metre when parallel. */
    final double scale;

    final double cx;
    final double cy;
    final boolean parallel;

    private Eye(double[] at, double yaw, double pitch, double scale, double cx, double cy, boolean parallel) {
        this.x = at[0];
        this.y = at[1];
        this.z = at[2];
        double sy = Math.sin(yaw);
        double ny = Math.cos(yaw);
        double sp = Math.sin(pitch);
        double np = Math.cos(pitch);
        this.fx = sy * np;
        this.fy = ny * np;
        this.fz = -sp;
        this.rx = ny;
        this.ry = -sy;
        this.rz = 0;
        this.ux = ry * fz - rz * fy;
        this.uy = rz * fx - rx * fz;
        this.uz = rx * fy - ry * fx;
        this.scale = scale;
        this.cx = cx;
        this.cy = cy;
        this.parallel = parallel;
    }

    /**
     * A camera.
     *
     * @param yaw degrees clockwise from north
     * @param pitch degrees down
     * @param fov horizontal, degrees
     */
    static Eye camera(double[] at, double yaw, double pitch, double fov, int width, int height) {
        double f = width / 2.0 / Math.tan(Math.toRadians(fov) / 2);
        return new Eye(at, Math.toRadians(yaw), Math.toRadians(pitch), f, width / 2.0, height / 2.0, false);
    }

    /** The sun's view of a square of ground. */
    static Eye sun(double[] centre, double[] towards, double half, int pixels) {
        double yaw = Math.atan2(-towards[0], -towards[1]);
        double pitch = Math.asin(towards[2]);
        double[] at = {centre[0] + towards[0] * 300, centre[1] + towards[1] * 300, centre[2] + towards[2] * 300};
        return new Eye(at, yaw, pitch, pixels / 2.0 / half, pixels / 2.0, pixels / 2.0, true);
    }

    /** The same eye with its picture moved by a part of a pixel. */
    Eye shifted(double dx, double dy) {
        return new Eye(new double[] {x, y, z}, Math.atan2(fx, fy), Math.asin(-fz), scale, cx + dx, cy + dy, parallel);
    }
}
