package vn.toancanh.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sixteen sub-streams of the embedded city (640x360 at 15 pictures a second) decoded and scaled to tiles, without a screen and on
 * one, next to sixteen times bare FFmpeg and to Chromium, which plays the same clips from files and so has no network to do.
 * Cores are CPU seconds of all processes of one side, by seconds; the city itself counts for nobody.
 */
final class WallBench implements Bench {
    private static final int TILES = 16;
    private static final long WARM_MILLIS = 7_000;
    private static final long MEASURE_MILLIS = 10_000;
    private static final int OPENINGS = 9;

    /** CPU seconds by seconds, and memory in MB with shared pages shared out. */
    private record Load(double cores, double pss) {}

    @Override
    public String name() {
        return "wall";
    }

    @Override
    public void run(Report report) throws Exception {
        Path root = Path.of(System.getProperty("toancanh.root", ".")).toAbsolutePath();
        Path clips = root.resolve("resources/clips");
        Path dir = Files.createTempDirectory("bench-wall");
        Process city = java(List.of(), "vn.toancanh.city.CityMain", "--pace", "still", "--clips", clips.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String rtsp = after(city, "RTSP ");
            List<String> subs = new ArrayList<>();
            List<String> mains = new ArrayList<>();
            for (String id : healthy(root)) {
                subs.add(rtsp + "/" + id + "/sub");
                mains.add(rtsp + "/" + id + "/main");
            }
            Load floor = measure(ffmpeg(subs));
            Load decode = measure(List.of(decoder("tile", subs)));
            report.figure("16 sub-streams to tiles, no screen, CPU", decode.cores(), "cores", floor.cores(), "<= 1.15");
            report.figure("16 sub-streams to tiles, no screen, PSS", decode.pss(), "MB", floor.pss(), "-");

            Load whole = measure(List.of(decoder("whole", mains.subList(0, 4))));
            Load parked = measure(List.of(decoder("parked", mains.subList(0, 4))));
            report.figure(
                    "4 main streams parked on key frames, CPU", parked.cores(), "cores", whole.cores(), "<= 0.15");

            Load screen = measure(List.of(decoder("screen", subs)));
            report.figure("16 tiles on screen, CPU", screen.cores(), "cores", floor.cores(), "<= 1.6");
            if (Files.isExecutable(Path.of("/usr/bin/chromium"))) {
                Load peer = measure(List.of(chromium(clips, dir)));
                report.figure("16 tiles on screen, CPU, to Chromium", screen.cores(), "cores", peer.cores(), "< 1");
                report.figure("16 tiles on screen, PSS, to Chromium", screen.pss(), "MB", peer.pss(), "<= 0.5");
            }
            double[] times = openings(subs.get(0));
            report.figure("first picture of " + OPENINGS + " openings, median", InTurn.median(times), "ms", "<= 210");
        } finally {
            end(city);
            IngestBench.delete(dir);
        }
    }

    private static List<String> healthy(Path root) throws IOException {
        String pack = Files.readString(root.resolve("resources/packs/buon-ma-thuot/cameras.json"));
        Matcher m = Pattern.compile("\"id\"\\s*:\\s*\"(cam-\\d+)\"[^}]*}[^}]*\"health\"\\s*:\\s*\"ok\"")
                .matcher(pack);
        List<String> out = new ArrayList<>();
        while (m.find() && out.size() < TILES) {
            out.add(m.group(1));
        }
        if (out.size() < TILES) {
            throw new IOException("the pack has only " + out.size() + " cameras that work");
        }
        return out;
    }

    private static List<ProcessBuilder> ffmpeg(List<String> urls) {
        return urls.stream()
                .map(u -> new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "quiet",
                        "-nostdin",
                        "-threads",
                        "1",
                        "-rtsp_transport",
                        "tcp",
                        "-i",
                        u,
                        "-f",
                        "null",
                        "-"))
                .toList();
    }

    private static ProcessBuilder decoder(String mode, List<String> urls) {
        List<String> args = new ArrayList<>(List.of(mode));
        args.addAll(urls);
        List<String> options =
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dprism.order=sw", "--enable-native-access=ALL-UNNAMED");
        return java(options, WallTiles.class.getName(), args.toArray(String[]::new));
    }

    /** The clips as films in files, sixteen on a page of the same size. */
    private static ProcessBuilder chromium(Path clips, Path dir) throws Exception {
        List<Path> films = new ArrayList<>();
        try (Stream<Path> all = Files.list(clips)) {
            for (Path clip :
                    all.filter(p -> p.toString().endsWith("-sub.h264")).sorted().toList()) {
                Path film = dir.resolve(clip.getFileName() + ".mp4");
                int made = new ProcessBuilder(
                                "ffmpeg",
                                "-v",
                                "quiet",
                                "-nostdin",
                                "-r",
                                "15",
                                "-i",
                                clip.toString(),
                                "-c",
                                "copy",
                                film.toString())
                        .start()
                        .waitFor();
                if (made != 0) {
                    throw new IOException("ffmpeg made no film of " + clip.getFileName());
                }
                films.add(film);
            }
        }
        StringBuilder page = new StringBuilder("<body style='margin:0;background:#000;width:1920px'>");
        for (int i = 0; i < TILES; i++) {
            page.append("<video autoplay loop muted width=480 height=270 style='float:left' src='")
                    .append(films.get(i % films.size()).getFileName())
                    .append("'></video>");
        }
        Files.writeString(dir.resolve("wall.html"), page);
        return new ProcessBuilder(
                "/usr/bin/chromium",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--user-data-dir=" + dir.resolve("profile"),
                "--window-size=1920,1180",
                "--app=" + dir.resolve("wall.html").toUri());
    }

    private static double[] openings(String url) throws Exception {
        Process p = decoder("open", List.of(url, String.valueOf(OPENINGS)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String[] all = after(p, "OPENED ").split(" ");
            return Stream.of(all).mapToDouble(Double::parseDouble).toArray();
        } finally {
            end(p);
        }
    }

    private static ProcessBuilder java(List<String> options, String main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Dtoancanh.root=" + System.getProperty("toancanh.root", "."),
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }

    private static Load measure(List<ProcessBuilder> side) throws Exception {
        List<Process> running = new ArrayList<>();
        try {
            for (ProcessBuilder b : side) {
                running.add(b.redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
            }
            WallTiles.pause(WARM_MILLIS);
            long from = System.nanoTime();
            double before = cpu(running);
            WallTiles.pause(MEASURE_MILLIS);
            double used = cpu(running) - before;
            double seconds = (System.nanoTime() - from) / 1e9;
            if (!running.stream().allMatch(Process::isAlive)) {
                throw new IOException(
                        "a process ended early: " + side.get(0).command().get(0));
            }
            return new Load(used / seconds, pss(running));
        } finally {
            running.forEach(WallBench::end);
        }
    }

    private static List<Long> tree(List<Process> roots) {
        return roots.stream()
                .flatMap(p -> Stream.concat(Stream.of(p.pid()), p.descendants().map(ProcessHandle::pid)))
                .toList();
    }

    /** utime and stime of all, in seconds; a hundred ticks a second, as Linux counts. */
    private static double cpu(List<Process> roots) throws IOException {
        double ticks = 0;
        for (long pid : tree(roots)) {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] f = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            ticks += Double.parseDouble(f[11]) + Double.parseDouble(f[12]);
        }
        return ticks / 100;
    }

    private static double pss(List<Process> roots) throws IOException {
        double kb = 0;
        for (long pid : tree(roots)) {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    kb += Double.parseDouble(line.replaceAll("\\D", ""));
                }
            }
        }
        return kb / 1024;
    }

    private static String after(Process p, String word) throws IOException {
        BufferedReader said = new BufferedReader(new InputStreamReader(p.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length()).trim();
            }
        }
        throw new IOException("it never said " + word.trim());
    }

    private static void end(Process p) {
        p.descendants().forEach(ProcessHandle::destroyForcibly);
        p.destroyForcibly().onExit().join();
    }
}
