package vn.toancanh.city.sim;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random choices that depend on the seed and on what is decided, never on what was decided before: a story can be taken up
 * again after a restart, and one part of the city does not disturb another.
 */
final class Dice {
    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The dice for the {@code n}-th decision about {@code what}. */
    static Dice of(long seed, String what, long n) {
        return new Dice(mix(mix(seed, hash(what)), n));
    }

    /** 0 inclusive to {@code bound} exclusive. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    double unit() {
        return random.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    boolean chance(double p) {
        return random.nextDouble() < p;
    }

    <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Waiting time of a Poisson process with this mean, kept within a fifth and four times of it. */
    double wait(double mean) {
        double w = -mean * Math.log(1 - random.nextDouble());
        return Math.min(4 * mean, Math.max(mean / 5, w));
    }

    /** 64 random bits. */
    long bits() {
        return random.nextLong();
    }

    /** Smooth noise in -1..1 around {@code t} (one step is one unit of t), the same for the same arguments. */
    static double noise(long seed, String what, double t) {
        long i = (long) Math.floor(t);
        double f = t - i;
        double s = f * f * (3 - 2 * f);
        return at(seed, what, i) * (1 - s) + at(seed, what, i + 1) * s;
    }

    private static double at(long seed, String what, long i) {
        return (mix(mix(seed, hash(what)), i) >>> 11) * 0x1.0p-52 - 1;
    }

    /** FNV-1a: the same on each machine and version. */
    static long hash(String s) {
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
