package vn.toancanh.city.clips;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the clips and has them encoded by the {@code ffmpeg} on the path. Arguments: a folder, then scenes (all where none is
 * named); {@code --still SECONDS} before them writes one picture a scene instead.
 */
public final class ClipsMain {
    private static final Logger LOG = LoggerFactory.getLogger(ClipsMain.class);

    /** A size in which each scene is taken. */
    record Size(String name, int width, int height, int fps, int quality, int kbits, String level) {}

    private static final List<Size> SIZES =
            List.of(new Size("main", 1280, 720, 25, 27, 1500, "3.1"), new Size("sub", 640, 360, 15, 27, 420, "3.0"));

    private ClipsMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> rest = new ArrayList<>(List.of(args));
        Double still = null;
        if (!rest.isEmpty() && rest.get(0).equals("--still")) {
            still = Double.valueOf(rest.get(1));
            rest = rest.subList(2, rest.size());
        }
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("the folder for the clips is missing");
        }
        Path folder = Path.of(rest.get(0));
        Files.createDirectories(folder);
        Scenes scenes = new Scenes();
        Stamp stamp = new Stamp(scenes.stamp());
        for (String id : rest.size() > 1 ? rest.subList(1, rest.size()) : scenes.ids()) {
            Scene scene = scenes.scene(id);
            for (Size size : SIZES) {
                if (still == null) {
                    clip(scene, size, stamp, folder.resolve(id + "-" + size.name() + ".h264"));
                } else {
                    BufferedImage picture = new Film(scene, size.width(), size.height()).at(still);
                    stamp.on(picture, scene.title(), still, (int) (still * size.fps()));
                    Path to = folder.resolve(id + "-" + size.name() + ".png");
                    ImageIO.write(picture, "png", to.toFile());
                    LOG.info("{}", to);
                }
            }
        }
    }

    private static void clip(Scene scene, Size size, Stamp stamp, Path to) throws IOException, InterruptedException {
        int frames = (int) Math.round(Scene.LOOP * size.fps());
        Film film = new Film(scene, size.width(), size.height());
        Process encoder = new ProcessBuilder(command(size, to))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream out = new BufferedOutputStream(encoder.getOutputStream(), 1 << 20)) {
            byte[] line = new byte[3 * size.width() * size.height()];
            for (int i = 0; i < frames; i++) {
                double time = i / (double) size.fps();
                BufferedImage picture = film.at(time);
                stamp.on(picture, scene.title(), time, i);
                int[] rgb = picture.getRGB(0, 0, size.width(), size.height(), null, 0, size.width());
                for (int p = 0; p < rgb.length; p++) {
                    line[3 * p] = (byte) (rgb[p] >> 16);
                    line[3 * p + 1] = (byte) (rgb[p] >> 8);
                    line[3 * p + 2] = (byte) rgb[p];
                }
                out.write(line);
            }
        }
        int status = encoder.waitFor();
        if (status != 0) {
            throw new IOException("ffmpeg ended with " + status);
        }
        LOG.info("{}: {} frames, {} kB", to, frames, Files.size(to) / 1000);
    }

    /** A key frame a second, no picture that depends on a later one, one thread: the same bytes again. */
    private static List<String> command(Size s, Path to) {
        String x264 = String.format(
                Locale.ROOT,
                "keyint=%d:min-keyint=%d:scenecut=0:open-gop=0:bframes=0:repeat-headers=1:aud=0:threads=1:ref=3"
                        + ":colorprim=bt709:transfer=bt709:colormatrix=bt709",
                s.fps(),
                s.fps());
        return List.of(
                "ffmpeg",
                "-hide_banner",
                "-loglevel",
                "error",
                "-y",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "rgb24",
                "-s",
                s.width() + "x" + s.height(),
                "-r",
                "" + s.fps(),
                "-i",
                "-",
                "-vf",
                "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
                "-c:v",
                "libx264",
                "-preset",
                "slower",
                "-profile:v",
                "main",
                "-level",
                s.level(),
                "-crf",
                "" + s.quality(),
                "-maxrate",
                s.kbits() + "k",
                "-bufsize",
                s.kbits() + "k",
                "-x264-params",
                x264,
                "-bsf:v",
                "filter_units=remove_types=6",
                "-f",
                "h264",
                to.toString());
    }
}
