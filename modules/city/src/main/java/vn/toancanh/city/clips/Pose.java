package vn.toancanh.city.clips;

/** Place and heading of something that moves; its own x is forward, y left, z up. */
record Pose(double x, double y, double z, double cos, double sin) {
    /** @param heading direction of its x axis, radians anticlockwise from east */
    static Pose of(double x, double y, double heading) {
        return new Pose(x, y, 0, Math.cos(heading), Math.sin(heading));
    }

    double[] points(double[] p) {
        double[] out = new double[p.length];
        for (int i = 0; i < p.length; i += 3) {
            out[i] = x + cos * p[i] - sin * p[i + 1];
            out[i + 1] = y + sin * p[i] + cos * p[i + 1];
            out[i + 2] = z + p[i + 2];
        }
        return out;
    }

    double[] turn(double[] n) {
        return new double[] {cos * n[0] - sin * n[1], sin * n[0] + cos * n[1], n[2]};
    }
}
