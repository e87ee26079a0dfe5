package vn.toancanh.testkit.power;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A program that does to files what it is told and dies without a word, as a killed one does. */
final class Scribe {
    private Scribe() {}

    /** {@code dir step...}; a step is {@code verb:name[:argument]}. */
    public static void main(String[] args) throws IOException {
        Path dir = Path.of(args[0]);
        for (int i = 1; i < args.length; i++) {
            String[] step = args[i].split(":", 3);
            Path file = dir.resolve(step[1]);
            switch (step[0]) {
                case "write" -> Files.writeString(file, step[2]); // empties what was there
                case "append" -> Files.writeString(file, step[2], StandardOpenOption.APPEND);
                case "put" -> put(file, step[2]);
                case "fill" -> fill(file, Integer.parseInt(step[2]));
                case "cut" -> {
                    try (FileChannel c = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        c.truncate(Long.parseLong(step[2]));
                    }
                }
                case "sync" -> {
                    try (FileChannel c = FileChannel.open(file, StandardOpenOption.READ)) {
                        c.force(true);
                    }
                }
                case "move" -> Files.move(file, dir.resolve(step[2]), StandardCopyOption.ATOMIC_MOVE);
                case "delete" -> Files.delete(file);
                default -> throw new IllegalArgumentException(args[i]);
            }
        }
        Runtime.getRuntime().halt(77);
    }

    /** At the start of the file. */
    private static void put(Path file, String text) throws IOException {
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.WRITE)) {
            c.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        }
    }

    /** Eight sectors a write, each with the number of its write. */
    private static void fill(Path file, int writes) throws IOException {
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < writes; i++) {
                byte[] bytes = new byte[4096];
                java.util.Arrays.fill(bytes, (byte) (i + 1));
                c.write(ByteBuffer.wrap(bytes), i * 4096L);
            }
        }
    }
}
