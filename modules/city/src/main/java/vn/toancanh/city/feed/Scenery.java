package vn.toancanh.city.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scenes that the clips of a folder show, each in two sizes. Immutable. */
public final class Scenery {
    private static final Logger LOG = LoggerFactory.getLogger(Scenery.class);
    private static final String MAIN = "-main.h264";
    private static final String SUB = "-sub.h264";
    private static final long MOST = 64L * 1024 * 1024;

    /** One scene. */
    public record Scene(String id, Clip main, Clip sub) {}

    private final List<Scene> scenes;

    /** @param scenes in their order */
    public Scenery(List<Scene> scenes) {
        this.scenes = List.copyOf(scenes);
    }

    /**
     * Reads {@code ID-main.h264} and {@code ID-sub.h264} of a folder, in the order of ids; what cannot be served is logged and
     * left out, so that a city without clips still is a city.
     *
     * @param folder null for none
     */
    public static Scenery read(@Nullable Path folder) {
        List<Scene> out = new ArrayList<>();
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path main :
                        files.filter(p -> name(p).endsWith(MAIN)).sorted().toList()) {
                    String id = name(main).substring(0, name(main).length() - MAIN.length());
                    try {
                        out.add(new Scene(id, clip(main), clip(main.resolveSibling(id + SUB))));
                    } catch (IOException | IllegalArgumentException e) {
                        LOG.warn("The scene {} cannot be shown: {}", id, e.toString());
                    }
                }
            } catch (IOException e) {
                LOG.warn("The clips in {} cannot be listed: {}", folder, e.toString());
            }
        }
        return new Scenery(out);
    }

    public List<Scene> scenes() {
        return scenes;
    }

    private static Clip clip(Path file) throws IOException {
        if (Files.size(file) > MOST) {
            throw new IOException(file + " is too large");
        }
        return new Clip(Files.readAllBytes(file));
    }

    private static String name(Path p) {
        return String.valueOf(p.getFileName());
    }
}
