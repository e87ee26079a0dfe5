package vn.toancanh.testkit.power;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What powercut.c noted and no sync has made durable, in order.
 *
 * @param writes of all files
 * @param names of all folders
 */
record Notes(List<Write> writes, List<Name> names) {
    private static final int HEAD = 6 * Long.BYTES;

    /**
     * @param at its place among all notes
     * @param cutsShort whether it only changes the size, to {@code offset}
     * @param now what comes to {@code offset}
     * @param oldSize of the file, bytes
     * @param old what stood at {@code offset}
     */
    record Write(long at, long inode, boolean cutsShort, long offset, byte[] now, long oldSize, byte[] old) {}

    /**
     * @param at its place among all notes
     * @param type C for a new name, U for one that goes, R for one that takes the place of {@code from}
     * @param kept number of the link to what lost the name, 0 for none
     */
    record Name(long at, char type, long kept, Path path, Path from) {}

    static Notes read(Path file) throws IOException {
        List<Write> writes = new ArrayList<>();
        List<Name> names = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] head = new byte[HEAD];
            for (long at = 0; ; at++) {
                in.readFully(head);
                ByteBuffer h = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
                char type = (char) h.getLong();
                long inode = h.getLong();
                long offset = h.getLong();
                int length = (int) h.getLong();
                long oldSize = h.getLong();
                byte[] old = bytes(in, (int) h.getLong());
                byte[] now = bytes(in, length);
                switch (type) {
                    case 'S' -> writes.removeIf(w -> w.inode() == inode);
                    case 'D' -> names.clear();
                    case 'W', 'T' -> writes.add(new Write(at, inode, type == 'T', offset, now, oldSize, old));
                    default -> names.add(new Name(at, type, offset, path(now), path(old)));
                }
            }
        } catch (EOFException e) {
            return new Notes(List.copyOf(writes), List.copyOf(names)); // killed while it noted, before it wrote
        }
    }

    private static Path path(byte[] utf8) {
        return Path.of(new String(utf8, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(DataInputStream in, int length) throws IOException {
        byte[] out = new byte[length];
        in.readFully(out);
        return out;
    }
}
