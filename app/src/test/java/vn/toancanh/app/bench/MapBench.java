package vn.toancanh.app.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import vn.toancanh.core.model.GeoPoint;

/**
 * Our map moving over the ground, without and with 10,000 cases in clusters, next to OpenLayers in Chromium: the same window,
 * the same tiles from one server on the loopback, the same points, the same path. CPU and memory are those of all processes of a
 * side. Both are painted on the screen at its pace, so CPU per frame says more than the time of a frame.
 */
final class MapBench implements Bench {
    private static final int POINTS = 10_000;
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final long LIMIT_SECONDS = 180;

    /** Milliseconds of CPU for each frame, milliseconds between frames, MB with shared pages shared out. */
    private record Load(double cpu, double median, double p95, double p99, double pss) {}

    /** What a side tells while it runs. */
    private static final class Told {
        final CompletableFuture<Void> started = new CompletableFuture<>();
        final CompletableFuture<String> times = new CompletableFuture<>();
    }

    private volatile Told told = new Told();

    @Override
    public String name() {
        return "map";
    }

    @Override
    public void run(Report report) throws Exception {
        Path library = Path.of(System.getProperty("toancanh.ol", ""), "ol.js");
        String without = null;
        if (!Files.isExecutable(CHROMIUM)) {
            without = "there is no Chromium here";
        } else if (!Files.isRegularFile(library)) {
            without = "OpenLayers could not be fetched";
        }
        if (without != null) {
            System.err.println("map: the figures stand without a reference, because " + without + ".");
        }
        Path dir = Files.createTempDirectory("bench-map");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        server.setExecutor(threads);
        server.createContext("/", e -> answer(e, library));
        server.start();
        try {
            String at = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            for (int points : new int[] {0, POINTS}) {
                Load ours = measure(ours(at, points));
                Load peer =
                        without == null ? measure(chromium(at + "page/" + points, dir.resolve("p" + points))) : null;
                String what = points == 0 ? ", tiles only" : ", 10k clustered";
                figure(
                        report,
                        "CPU per frame" + what,
                        ours.cpu(),
                        "ms",
                        peer == null ? 0 : peer.cpu(),
                        points == 0 ? "-" : "<= 1");
                figure(report, "frame median" + what, ours.median(), "ms", peer == null ? 0 : peer.median(), "-");
                figure(report, "frame p95" + what, ours.p95(), "ms", peer == null ? 0 : peer.p95(), "-");
                figure(report, "frame p99" + what, ours.p99(), "ms", peer == null ? 0 : peer.p99(), "-");
                figure(report, "PSS" + what, ours.pss(), "MB", peer == null ? 0 : peer.pss(), "<= 0.5");
            }
        } finally {
            server.stop(0);
            threads.shutdownNow();
            IngestBench.delete(dir);
        }
    }

    private static void figure(Report report, String what, double ours, String unit, double peer, String goal) {
        if (peer > 0) {
            report.figure(what, ours, unit, peer, goal);
        } else {
            report.figure(what, ours, unit, goal);
        }
    }

    private static ProcessBuilder ours(String at, int points) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseG1GC",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MapPan.class.getName(),
                at,
                String.valueOf(points));
    }

    private static ProcessBuilder chromium(String page, Path profile) {
        return new ProcessBuilder(
                CHROMIUM.toString(),
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--user-data-dir=" + profile,
                "--window-size=" + MapPath.WIDTH + "," + MapPath.HEIGHT,
                "--app=" + page);
    }

    private Load measure(ProcessBuilder side) throws Exception {
        Told now = new Told();
        told = now;
        Process p = side.redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            p.onExit().thenRun(() -> {
                IOException early = new IOException(
                        "a process ended early: " + side.command().get(0));
                now.started.completeExceptionally(early);
                now.times.completeExceptionally(early);
            });
            now.started.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            double before = cpu(p);
            String[] said = now.times.get(LIMIT_SECONDS, TimeUnit.SECONDS).split(",");
            double used = cpu(p) - before;
            double[] t =
                    Stream.of(said).mapToDouble(Double::parseDouble).sorted().toArray();
            return new Load(used / t.length, at(t, 0.5), at(t, 0.95), at(t, 0.99), pss(p));
        } finally {
            List<ProcessHandle> children = p.descendants().toList();
            children.forEach(ProcessHandle::destroyForcibly);
            p.destroyForcibly().onExit().join();
        }
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))];
    }

    private static double cpu(Process p) {
        return Stream.concat(Stream.of(p.toHandle()), p.descendants())
                .mapToDouble(InTurn::cpuMillis)
                .sum();
    }

    private static double pss(Process p) throws IOException {
        double kb = 0;
        for (long pid : Stream.concat(Stream.of(p.toHandle()), p.descendants())
                .mapToLong(ProcessHandle::pid)
                .toArray()) {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    kb += Double.parseDouble(line.replaceAll("\\D", ""));
                }
            }
        }
        return kb / 1024;
    }

    private void answer(HttpExchange e, Path library) throws IOException {
        String[] path = e.getRequestURI().getPath().substring(1).split("/");
        byte[] body = e.getRequestBody().readAllBytes();
        byte[] out = {};
        String type = "text/html; charset=utf-8";
        try (e) {
            switch (path[0]) {
                case "start" -> told.started.complete(null);
                case "done" -> told.times.complete(new String(body, StandardCharsets.UTF_8));
                case "tile" -> {
                    out = tile(path);
                    type = "image/png";
                }
                case "ol.js" -> {
                    out = Files.readAllBytes(library);
                    type = "text/javascript";
                }
                case "page" -> out = page(Integer.parseInt(path[1])).getBytes(StandardCharsets.UTF_8);
                default -> {
                    e.sendResponseHeaders(404, -1);
                    return;
                }
            }
            e.getResponseHeaders().set("Content-Type", type);
            e.sendResponseHeaders(200, out.length == 0 ? -1 : out.length);
            e.getResponseBody().write(out);
        } catch (Exception x) {
            told.started.completeExceptionally(x);
            throw new IOException(x);
        }
    }

    /** Lines and a name, as a street map has them. */
    private static byte[] tile(String[] path) throws IOException {
        BufferedImage i = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = i.createGraphics();
        g.setColor(new Color(0x20262C));
        g.fillRect(0, 0, 256, 256);
        g.setColor(new Color(0x4A545E));
        for (int n = 0; n < 256; n += 32) {
            g.drawLine(n, 0, 255 - n / 2, 255);
            g.drawLine(0, n, 255, n / 3);
        }
        g.drawString(String.join("/", Arrays.asList(path).subList(1, 4)), 20, 128);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(i, "png", out);
        return out.toByteArray();
    }

    private static String page(int points) throws Exception {
        BenchCity city = new BenchCity();
        Instant now = Instant.now();
        StringBuilder all = new StringBuilder("[");
        for (int i = 0; i < points; i++) {
            GeoPoint p = city.fresh(i, now).place().point();
            all.append(i == 0 ? "" : ",")
                    .append('[')
                    .append(p.lon())
                    .append(',')
                    .append(p.lat())
                    .append(']');
        }
        all.append(']');
        return """
                <body style="margin:0"><div id="m" style="width:%dpx;height:%dpx"></div><script src="/ol.js"></script><script>
                %s
                const P=%s, H=20037508.342789244, post=(to,body)=>fetch(to,{method:'POST',body});
                const layers=[new ol.layer.Tile({source:new ol.source.XYZ({url:'/tile/{z}/{x}/{y}',transition:0})})];
                if (P.length) {
                  const seen={}, style=f=>{const n=f.get('features').length; return seen[n]??=new ol.style.Style({
                    image:new ol.style.Circle({radius:12,fill:new ol.style.Fill({color:'#c33'}),
                      stroke:new ol.style.Stroke({color:'#fff'})}),
                    text:new ol.style.Text({text:String(n),fill:new ol.style.Fill({color:'#fff'})})})};
                  layers.push(new ol.layer.Vector({style, source:new ol.source.Cluster({distance:40,
                    source:new ol.source.Vector({features:P.map(p=>new ol.Feature(
                      new ol.geom.Point(ol.proj.fromLonLat(p))))})})}));
                }
                const view=new ol.View({center:[0,0],zoom:13});
                new ol.Map({target:'m',layers,view,controls:[],pixelRatio:1});
                let f=0, before=0; const times=[];
                function move() {
                  const now=performance.now();
                  if (f===W) post('/start',''); else if (f>W) times.push(now-before);
                  before=now;
                  if (f===W+M) { post('/done',times.join(',')); return; }
                  view.setZoom(zoom(f)); view.setCenter([(x(f)*2-1)*H,(1-y(f)*2)*H]);
                  f++; requestAnimationFrame(move);
                }
                requestAnimationFrame(move);
                </script>""".formatted(
                MapPath.WIDTH, MapPath.HEIGHT, new MapPath(city.catalogue().centre()).script(), all);
    }
}
