package vn.toancanh.media.vlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.factory.discovery.NativeDiscovery;

/**
 * The VLC of this machine, looked for once. Debian's and Ubuntu's is built without live555 and cannot open RTSP. Belongs to
 * the one thread on which all of VLC is called.
 */
final class VlcLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(VlcLibrary.class);

    /** What was found. */
    record Found(MediaPlayerFactory factory, boolean opensRtsp) {}

    private final BooleanSupplier installed;
    private final NativeDiscovery discovery;
    private boolean looked;
    private @Nullable Found found;

    VlcLibrary() {
        this.discovery = new NativeDiscovery();
        this.installed = discovery::discover;
    }

    /** @param installed whether libVLC can be loaded, instead of looking for it */
    VlcLibrary(BooleanSupplier installed) {
        this.discovery = new NativeDiscovery();
        this.installed = installed;
    }

    Optional<Found> find() {
        if (!looked) {
            looked = true;
            found = look();
        }
        return Optional.ofNullable(found);
    }

    private @Nullable Found look() {
        try {
            if (!installed.getAsBoolean()) {
                return null;
            }
            String path = discovery.discoveredPath();
            boolean rtsp = path != null && hasLive555(Path.of(path));
            LOG.info("VLC found, {}", rtsp ? "with RTSP" : "without RTSP");
            return new Found(
                    new MediaPlayerFactory(
                            "--quiet", "--no-audio", "--no-video-title-show", "--no-spu", "--no-lua", "--no-stats"),
                    rtsp);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("TC-E43 VLC cannot be used: {}", e.toString());
            return null;
        }
    }

    private static boolean hasLive555(Path libraries) {
        for (Path dir : List.of(libraries.resolve("vlc").resolve("plugins"), libraries.resolve("plugins"))) {
            if (Files.isDirectory(dir)) {
                try (Stream<Path> all = Files.walk(dir)) {
                    if (all.anyMatch(p -> p.getFileName().toString().contains("live555"))) {
                        return true;
                    }
                } catch (IOException | UncheckedIOException e) {
                    LOG.debug("cannot look into {}", dir, e);
                }
            }
        }
        return false;
    }
}
