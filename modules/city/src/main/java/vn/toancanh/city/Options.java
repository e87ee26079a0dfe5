package vn.toancanh.city;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the command line.
 *
 * @param seed null takes the pack's
 * @param db null keeps everything in memory
 * @param packs folder with one folder a city; null takes the packs on the class path
 * @param clips folder with what the cameras see; there may be none
 */
record Options(
        String city,
        String host,
        int port,
        int controlPort,
        int rtspPort,
        @Nullable Long seed,
        double speed,
        String pace,
        @Nullable Path db,
        @Nullable Path packs,
        Path clips,
        boolean help) {

    private static final String USAGE_EN = """
            Usage: city [--city ID] [--host ADDRESS] [--port N] [--control-port N] [--rtsp-port N]
                        [--seed N] [--speed X] [--pace demo|still|calm|busy|storm] [--db FILE] [--packs DIR]
                        [--clips DIR]

              --city ID          which pack (buon-ma-thuot)
              --host ADDRESS     where the gateway listens (127.0.0.1; nobody else can reach it)
              --port N           of the gateway, 0 takes a free one (0)
              --control-port N   of the control page, 0 takes a free one (0)
              --rtsp-port N      of the cameras, 0 takes a free one (0)
              --seed N           one seed, one story (the pack's)
              --speed X          simulated seconds per second, 0 to 1000 (1)
              --pace NAME        how much happens (demo)
              --db FILE          remembers the city there (otherwise it is forgotten at the end)
              --packs DIR        packs from this folder
              --clips DIR        what the cameras see (resources/clips; without clips no camera has a stream)
            """;
    private static final String USAGE_VI = """
            Cách dùng: city [--city MÃ] [--host ĐỊA_CHỈ] [--port N] [--control-port N] [--rtsp-port N]
                            [--seed N] [--speed X] [--pace demo|still|calm|busy|storm] [--db TỆP] [--packs THƯ_MỤC]
                            [--clips THƯ_MỤC]

              --city MÃ          gói thành phố nào (buon-ma-thuot)
              --host ĐỊA_CHỈ     nơi cổng dữ liệu lắng nghe (127.0.0.1; máy khác không vào được)
              --port N           cổng mạng của cổng dữ liệu, 0 là lấy cổng còn trống (0)
              --control-port N   của trang điều khiển, 0 là lấy cổng còn trống (0)
              --rtsp-port N      của camera, 0 là lấy cổng còn trống (0)
              --seed N           một mầm, một câu chuyện (lấy của gói)
              --speed X          số giây mô phỏng trong một giây, từ 0 đến 1000 (1)
              --pace TÊN         nhiều việc hay ít việc (demo)
              --db TỆP           ghi nhớ thành phố vào đó (nếu không, tắt là quên)
              --packs THƯ_MỤC    lấy gói từ thư mục này
              --clips THƯ_MỤC    hình của camera (resources/clips; không có thì camera không có luồng)
            """;

    /** How the command line is written, in English for {@code en}, in Vietnamese for everything else. */
    static String usage(String language) {
        return language.equals("en") ? USAGE_EN : USAGE_VI;
    }

    /** @throws Refusal with a sentence for what cannot be understood */
    static Options parse(String[] args) {
        Options o = new Options(
                "buon-ma-thuot",
                "127.0.0.1",
                0,
                0,
                0,
                null,
                1,
                "demo",
                null,
                null,
                Path.of("resources", "clips"),
                false);
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
                throw new Refusal("no-value", name);
            }
            o = o.with(name, value);
        }
        return o;
    }

    private Options with(String name, String v) {
        return switch (name) {
            case "--city" -> copy(v, host, port, controlPort, rtspPort, seed, speed, pace, db, packs, clips);
            case "--host" -> copy(city, v, port, controlPort, rtspPort, seed, speed, pace, db, packs, clips);
            case "--port" -> copy(city, host, port(v), controlPort, rtspPort, seed, speed, pace, db, packs, clips);
            case "--control-port" -> copy(city, host, port, port(v), rtspPort, seed, speed, pace, db, packs, clips);
            case "--rtsp-port" -> copy(city, host, port, controlPort, port(v), seed, speed, pace, db, packs, clips);
            case "--seed" -> copy(city, host, port, controlPort, rtspPort, seed(v), speed, pace, db, packs, clips);
            case "--speed" ->
                copy(city, host, port, controlPort, rtspPort, seed, number(name, v), pace, db, packs, clips);
            case "--pace" -> copy(city, host, port, controlPort, rtspPort, seed, speed, v, db, packs, clips);
            case "--db" -> copy(city, host, port, controlPort, rtspPort, seed, speed, pace, Path.of(v), packs, clips);
            case "--packs" -> copy(city, host, port, controlPort, rtspPort, seed, speed, pace, db, Path.of(v), clips);
            case "--clips" -> copy(city, host, port, controlPort, rtspPort, seed, speed, pace, db, packs, Path.of(v));
            default -> throw new Refusal("no-option", name);
        };
    }

    private static Options copy(
            String city,
            String host,
            int port,
            int controlPort,
            int rtspPort,
            @Nullable Long seed,
            double speed,
            String pace,
            @Nullable Path db,
            @Nullable Path packs,
            Path clips) {
        return new Options(city, host, port, controlPort, rtspPort, seed, speed, pace, db, packs, clips, false);
    }

    private Options withHelp() {
        return new Options(city, host, port, controlPort, rtspPort, seed, speed, pace, db, packs, clips, true);
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
        throw new Refusal("port", v);
    }

    private static long seed(String v) {
        try {
            return Long.parseLong(v);
        } catch (NumberFormatException e) {
            throw new Refusal("seed", v);
        }
    }

    private static double number(String name, String v) {
        try {
            return Double.parseDouble(v);
        } catch (NumberFormatException e) {
            throw new Refusal("number", name, v);
        }
    }
}
