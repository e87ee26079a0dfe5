package vn.toancanh.city.clips;

/** Random numbers that depend on their arguments only, so that a scene is the same on each machine. Pure. */
final class Noise {
    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    /** 0 inclusive to 1 exclusive for a cell. */
    double cell(long x, long y) {
        long z = seed * 0x9e3779b97f4a7c15L + x * 0xbf58476d1ce4e5b9L + y * 0x94d049bb133111ebL;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /** A number of a series. */
    double of(long n) {
        return cell(n, 0x51ed27);
    }

    double between(long n, double low, double high) {
        return low + (high - low) * of(n);
    }

    /** Smooth between cells, 0 to 1. */
    double smooth(double x, double y) {
        double fx = Math.floor(x);
        double fy = Math.floor(y);
        double tx = x - fx;
        double ty = y - fy;
        tx = tx * tx * (3 - 2 * tx);
        ty = ty * ty * (3 - 2 * ty);
        long ix = (long) fx;
        long iy = (long) fy;
        double a = cell(ix, iy) * (1 - tx) + cell(ix + 1, iy) * tx;
        double b = cell(ix, iy + 1) * (1 - tx) + cell(ix + 1, iy + 1) * tx;
        return a * (1 - ty) + b * ty;
    }

    /** Three octaves, about 0 to 1. */
    double cloud(double x, double y) {
        return 0.55 * smooth(x, y) + 0.3 * smooth(x * 2.3 + 7, y * 2.3 + 3) + 0.15 * smooth(x * 5.1, y * 5.1 + 11);
    }
}
