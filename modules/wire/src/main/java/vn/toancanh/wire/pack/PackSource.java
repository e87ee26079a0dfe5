package vn.toancanh.wire.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the files of a pack lie. Implementations are thread-safe. */
public interface PackSource {
    /** The id of the pack: the name of its folder. */
    String id();

    /**
     * Bytes of a file, but no more than {@code max}.
     *
     * @return empty when there is no such file
     * @throws IOException if it is there and cannot be read
     */
    Optional<byte[]> head(String file, int max) throws IOException;

    /** A folder on disk. */
    static PackSource directory(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new PackSource() {
            @Override
            public String id() {
                return name == null ? "" : name.toString();
            }

            @Override
            public Optional<byte[]> head(String file, int max) throws IOException {
                Path path = folder.resolve(file);
                // A pipe or a device would hold the start for ever.
                if (!Files.isRegularFile(path)) {
                    return Optional.empty();
                }
                try (InputStream in = Files.newInputStream(path)) {
                    return Optional.of(in.readNBytes(max));
                }
            }
        };
    }

    /** A pack that is shipped with the console: {@code vn/toancanh/packs/<id>} on the class path. */
    static PackSource classPath(String id) {
        return new PackSource() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Optional<byte[]> head(String file, int max) throws IOException {
                try (InputStream in = PackSource.class.getResourceAsStream("/vn/toancanh/packs/" + id + "/" + file)) {
                    return in == null ? Optional.empty() : Optional.of(in.readNBytes(max));
                }
            }
        };
    }
}
