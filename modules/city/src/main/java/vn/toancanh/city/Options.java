package vn.toancanh.city;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the command line.
 *
 * @param seed null takes the pack's
 * @param db null keeps everything in memory
 * @param packs folder with one folder a city; null takes the packs on the class path
 */
record Options(
        String city,
        String host,
        int port,
        int controlPort,
        @Nullable Long seed,
        double speed,
        String pace,
        @Nullable Path db,
        @Nullable Path packs,
        boolean help) {

    static final String USAGE = """
            Usage: city [--city ID] [--host ADDRESS] [--port N] [--control-port N] [--seed N] [--speed X]
                        [--pace demo|still|calm|busy|storm] [--db FILE] [--packs DIR]

              --city ID          which pack (buon-ma-thuot)
              --host ADDRESS     where the gateway listens (127.0.0.1; nobody else can reach it)
              --port N           of the gateway, 0 takes a free one (0)
              --control-port N   of the control page, 0 takes a free one (0)
              --seed N           one seed, one story (the pack's)
              --speed X          simulated seconds per second, 0 to 1000 (1)
              --pace NAME        how much happens (demo)
              --db FILE          remembers the city there (otherwise it is forgotten at the end)
              --packs DIR        packs from this folder
            """;

    /** @throws IllegalArgumentException with a sentence for what cannot be understood */
    static Options parse(String[] args) {
        Options o = new Options("buon-ma-thuot", "127.0.0.1", 0, 0, null, 1, "demo", null, null, false);
        for (int i = 0; i < args.length; i++) {
            String name = args[i];
            if (name.equals("--help") || name.equals("-h")) {
                return o.withHelp();
            }
            String value = null;
            int equals = name.indexOf('=');
            if (name.startsWith("--") && equals > 0) {
                value = name.substring(equals + 1);
                name = name.substring(0, equals);
            } else if (i + 1 < args.length) {
                value = args[++i];
            }
            if (value == null) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            o = o.with(name, value);
        }
        return o;
    }

    private Options with(String name, String v) {
        return switch (name) {
            case "--city" -> new Options(v, host, port, controlPort, seed, speed, pace, db, packs, false);
            case "--host" -> new Options(city, v, port, controlPort, seed, speed, pace, db, packs, false);
            case "--port" -> new Options(city, host, port(v), controlPort, seed, speed, pace, db, packs, false);
            case "--control-port" -> new Options(city, host, port, port(v), seed, speed, pace, db, packs, false);
            case "--seed" -> new Options(city, host, port, controlPort, seed(v), speed, pace, db, packs, false);
            case "--speed" -> new Options(city, host, port, controlPort, seed, number(name, v), pace, db, packs, false);
            case "--pace" -> new Options(city, host, port, controlPort, seed, speed, v, db, packs, false);
            case "--db" -> new Options(city, host, port, controlPort, seed, speed, pace, Path.of(v), packs, false);
            case "--packs" -> new Options(city, host, port, controlPort, seed, speed, pace, db, Path.of(v), false);
            default -> throw new IllegalArgumentException("there is no option " + name);
        };
    }

    private Options withHelp() {
        return new Options(city, host, port, controlPort, seed, speed, pace, db, packs, true);
    }

    private static int port(String v) {
        try {
            int n = Integer.parseInt(v);
            if (n >= 0 && n <= 65_535) {
                return n;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + v);
    }

    private static long seed(String v) {
        try {
            return Long.parseLong(v);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a seed is a whole number, not " + v, e);
        }
    }

    private static double number(String name, String v) {
        try {
            return Double.parseDouble(v);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a number, not " + v, e);
        }
    }
}
