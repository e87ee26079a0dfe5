package vn.toancanh.geo.drawn;

import java.util.SplittableRandom;

/** Random numbers that depend on the seed and on what they are for, so that one part of the city does not disturb another. */
final class Rnd {
    private final SplittableRandom random;

    Rnd(long seed, String what, long n) {
        this.random = new SplittableRandom(mix(mix(seed, hash(what)), n));
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double p) {
        return random.nextDouble() < p;
    }

    /** Smooth noise in -1..1 along t, one hill a unit; the same for the same arguments. */
    static double noise(long seed, String what, double t) {
        long i = (long) Math.floor(t);
        double f = t - i;
        double s = f * f * (3 - 2 * f);
        long h = mix(seed, hash(what));
        return at(h, i) * (1 - s) + at(h, i + 1) * s;
    }

    private static double at(long h, long i) {
        return (mix(h, i) >>> 11) * 0x1.0p-52 - 1;
    }

    private static long hash(String s) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < s.length(); i++) {
            h = (h ^ s.charAt(i)) * 0x100000001b3L;
        }
        return h;
    }

    private static long mix(long a, long b) {
        long z = a + 0x9e3779b97f4a7c15L * (b + 1);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
