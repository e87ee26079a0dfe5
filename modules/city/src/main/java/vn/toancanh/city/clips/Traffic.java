package vn.toancanh.city.clips;

import java.util.ArrayList;
import java.util.List;

/** Everything that moves in a scene. What is at a moment depends on the moment alone, and comes again after the loop. */
final class Traffic {
    /** A thing and where it is. */
    record Seen(Body body, Pose pose) {}

    private record Mover(
            Path path, double speed, double start, Body[] bodies, double aside, double sway, double period) {}

    private static final int STEPS = 8;

    private final List<Mover> movers = new ArrayList<>();
    private final List<Seen> standing = new ArrayList<>();
    private final Vehicles vehicles;
    private final double loop;
    private final Noise noise;
    private long count;

    /** @param loop seconds after which all is as before */
    Traffic(Vehicles vehicles, double loop, long seed) {
        this.vehicles = vehicles;
        this.loop = loop;
        this.noise = new Noise(seed);
    }

    /** Cars and now and then a truck or a bus, all with one speed. */
    void cars(Path path, double speed, int many, double heavy) {
        double gap = loop / many;
        for (int i = 0; i < many; i++) {
            long k = count++;
            double start = (i + noise.between(k * 5, 0, 0.45)) * gap;
            double kind = noise.of(k * 5 + 1);
            Body b = kind < heavy * 0.4 ? vehicles.bus(k) : kind < heavy ? vehicles.truck(k) : vehicles.car(k);
            movers.add(new Mover(path, speed, start, new Body[] {b}, noise.between(k * 5 + 2, -0.25, 0.25), 0, 1));
        }
    }

    /** Motorbikes in a swarm {@code wide} metres across. */
    void motorbikes(Path path, double speed, int many, double wide) {
        double gap = loop / many;
        for (int i = 0; i < many; i++) {
            long k = count++;
            double start = (i + noise.between(k * 5, 0, 0.7)) * gap;
            double aside = noise.between(k * 5 + 2, -wide / 2, wide / 2);
            double sway = noise.between(k * 5 + 3, 0.05, 0.22);
            movers.add(new Mover(
                    path,
                    speed,
                    start,
                    new Body[] {vehicles.motorbike(k)},
                    aside,
                    sway,
                    noise.between(k * 5 + 4, 3, 6)));
        }
    }

    void walkers(Path path, int many, double wide) {
        for (int i = 0; i < many; i++) {
            long k = count++;
            Body[] steps = new Body[STEPS];
            for (int j = 0; j < STEPS; j++) {
                steps[j] = vehicles.walker(k, j / (double) STEPS);
            }
            double start = (i + noise.between(k * 5, 0, 0.8)) * loop / many;
            movers.add(new Mover(
                    path,
                    noise.between(k * 5 + 1, 1.0, 1.45),
                    start,
                    steps,
                    noise.between(k * 5 + 2, -wide / 2, wide / 2),
                    0,
                    1));
        }
    }

    /** Something that waits. */
    void waiting(Body b, double x, double y, double heading) {
        standing.add(new Seen(b, Pose.of(x, y, heading)));
    }

    List<Seen> at(double time) {
        List<Seen> out = new ArrayList<>(standing);
        for (Mover m : movers) {
            double ends = m.path().length() / m.speed();
            double local = (time - m.start()) % loop;
            if (local < 0) {
                local += loop;
            }
            for (; local < ends; local += loop) {
                double phase = 2 * Math.PI * local / m.period();
                double aside = m.aside() + m.sway() * Math.sin(phase);
                double drift = m.sway() * Math.cos(phase) * 2 * Math.PI / m.period() / m.speed();
                int step = (int) (local * 1.7 * STEPS) % m.bodies().length;
                out.add(new Seen(m.bodies()[step], m.path().at(local * m.speed(), aside, drift)));
            }
        }
        return out;
    }
}
