package vn.toancanh.city.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An H.264 clip in memory with an index of its pictures (access units), found by looking for start codes once. It begins with
 * a key frame, no picture depends on a later one, and after the last the first follows. Immutable.
 */
public final class Clip {
    private static final int SLICE = 1;
    private static final int KEY = 5;
    private static final int SPS = 7;
    private static final int PPS = 8;

    private final byte[] bytes;
    private final int[][] units; // a picture: start and end of each of its units in turns
    private final boolean[] keys;
    private final byte[] sps;
    private final byte[] pps;
    private final Sps says;

    /**
     * Cuts a clip.
     *
     * @param bytes Annex B; owned by the clip from now on
     * @throws IllegalArgumentException when it is none that can be served
     */
    public Clip(byte[] bytes) {
        this.bytes = bytes;
        List<int[]> pictures = new ArrayList<>();
        List<Boolean> key = new ArrayList<>();
        List<int[]> open = new ArrayList<>();
        boolean hasSlice = false;
        byte[] foundSps = new byte[0];
        byte[] foundPps = new byte[0];
        int start = startCode(0);
        while (start < bytes.length) {
            int from = start + 3;
            int next = startCode(from);
            int to = next;
            while (to > from && bytes[to - 1] == 0) {
                to--; // the zero of a longer start code
            }
            start = next;
            if (to <= from) {
                continue;
            }
            int type = bytes[from] & 31;
            boolean slice = type == SLICE || type == KEY;
            boolean first = slice && to > from + 1 && (bytes[from + 1] & 0x80) != 0;
            if (hasSlice && (first || !slice)) {
                close(open, pictures, key);
                hasSlice = false;
            }
            if (type == SPS && foundSps.length == 0) {
                foundSps = Arrays.copyOfRange(bytes, from, to);
            } else if (type == PPS && foundPps.length == 0) {
                foundPps = Arrays.copyOfRange(bytes, from, to);
            }
            if (slice || type == SPS || type == PPS) {
                open.add(new int[] {from, to});
                hasSlice |= slice;
            }
        }
        if (hasSlice) {
            close(open, pictures, key);
        }
        if (pictures.isEmpty() || !key.get(0) || foundSps.length < 4 || foundPps.length == 0) {
            throw new IllegalArgumentException("a clip has to begin with its parameter sets and a key frame");
        }
        this.units = pictures.toArray(int[][]::new);
        this.keys = new boolean[units.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key.get(i);
        }
        this.sps = foundSps;
        this.pps = foundPps;
        this.says = Sps.read(sps);
        if (says.fps() < 1 || says.fps() > 120) {
            throw new IllegalArgumentException("a clip has to say how many pictures a second it has");
        }
    }

    private void close(List<int[]> open, List<int[]> pictures, List<Boolean> key) {
        pictures.add(open.stream().flatMapToInt(Arrays::stream).toArray());
        key.add(open.stream().anyMatch(u -> (bytes[u[0]] & 31) == KEY));
        open.clear();
    }

    /** Where the next 00 00 01 begins. */
    private int startCode(int from) {
        for (int i = from; i + 2 < bytes.length; i++) {
            if (bytes[i + 2] > 1 || bytes[i + 2] < 0) {
                i += 2;
            } else if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 1) {
                return i;
            }
        }
        return bytes.length;
    }

    /** How many pictures it has. */
    public int pictures() {
        return units.length;
    }

    public int width() {
        return says.width();
    }

    public int height() {
        return says.height();
    }

    /** Pictures a second. */
    public double fps() {
        return says.fps();
    }

    /** Whether the picture can be decoded without others. */
    public boolean isKey(int picture) {
        return keys[picture];
    }

    /** The nearest key frame at or before a picture. */
    public int keyBefore(int picture) {
        int i = picture;
        while (!keys[i]) {
            i--;
        }
        return i;
    }

    /** How many units (parameter sets, slices) a picture has. */
    public int units(int picture) {
        return units[picture].length / 2;
    }

    /** Where a unit begins in {@link #data()}, after its start code. */
    public int from(int picture, int unit) {
        return units[picture][2 * unit];
    }

    /** Where a unit ends. */
    public int to(int picture, int unit) {
        return units[picture][2 * unit + 1];
    }

    /** The bytes that the offsets mean; not to be changed. */
    public byte[] data() {
        return bytes;
    }

    /** Bytes of a picture without start codes. */
    public int size(int picture) {
        int sum = 0;
        for (int u = 0; u < units(picture); u++) {
            sum += to(picture, u) - from(picture, u);
        }
        return sum;
    }

    /** The sequence parameter set. */
    public byte[] sps() {
        return sps.clone();
    }

    /** The picture parameter set. */
    public byte[] pps() {
        return pps.clone();
    }
}
