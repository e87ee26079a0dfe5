package vn.toancanh.city.clips;

/** A flat convex polygon. {@code xyz} has three numbers a corner, {@code uv} two. */
record Face(double[] xyz, double[] uv, Paint paint, boolean leaf) {
    Face(double[] xyz, double[] uv, Paint paint) {
        this(xyz, uv, paint, false);
    }

    int corners() {
        return xyz.length / 3;
    }

    double[] normal() {
        double nx = 0;
        double ny = 0;
        double nz = 0;
        int n = corners();
        for (int i = 0; i < n; i++) {
            int a = 3 * i;
            int b = 3 * ((i + 1) % n);
            nx += (xyz[a + 1] - xyz[b + 1]) * (xyz[a + 2] + xyz[b + 2]);
            ny += (xyz[a + 2] - xyz[b + 2]) * (xyz[a] + xyz[b]);
            nz += (xyz[a] - xyz[b]) * (xyz[a + 1] + xyz[b + 1]);
        }
        double l = Math.sqrt(nx * nx + ny * ny + nz * nz);
        return l == 0 ? new double[] {0, 0, 1} : new double[] {nx / l, ny / l, nz / l};
    }
}
