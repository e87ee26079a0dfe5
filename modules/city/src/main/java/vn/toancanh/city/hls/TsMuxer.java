package vn.toancanh.city.hls;

import java.util.Arrays;
import vn.toancanh.city.feed.Clip;

/**
 * Puts pictures into an MPEG transport stream (ISO 13818-1): one programme with one H.264 stream, tables at the head of each
 * segment, a clock reference with each picture. Immutable; the counters of packets are worked out, not remembered, so that any
 * segment can be made at any time.
 */
final class TsMuxer {
    static final int PACKET = 188;
    private static final int PMT = 0x1000;
    private static final int VIDEO = 0x100;
    private static final long DELAY = 18_000; // the clock runs this far before the picture, 90 kHz
    private static final byte[] DELIMITER = {0, 0, 0, 1, 9, (byte) 0xf0};
    private static final byte[] START = {0, 0, 0, 1};
    private static final int PES_HEADER = 14;
    private static final int CLOCK_FIELD = 8; // length byte, flags and clock reference

    private final Clip clip;
    private final int perSegment;
    private final long[] before; // video packets of a loop before each segment, and of the whole loop

    /** @param perSegment pictures of a segment; the clip is a whole number of them, each beginning with a key frame */
    TsMuxer(Clip clip, int perSegment) {
        this.clip = clip;
        this.perSegment = perSegment;
        this.before = new long[segments() + 1];
        for (int s = 0; s < segments(); s++) {
            long sum = before[s];
            for (int i = 0; i < perSegment; i++) {
                sum += packets(pes(s * perSegment + i));
            }
            before[s + 1] = sum;
        }
    }

    /** Segments of a loop. */
    int segments() {
        return clip.pictures() / perSegment;
    }

    /** @param number of the segment, counted over all loops */
    byte[] segment(long number) {
        int inLoop = (int) (number % segments());
        long counter = number / segments() * before[segments()] + before[inLoop];
        int all = (int) (before[inLoop + 1] - before[inLoop]);
        byte[] out = new byte[(all + 2) * PACKET];
        table(out, 0, 0, pat(), number);
        table(out, PACKET, PMT, pmt(), number);
        int at = 2 * PACKET;
        for (int i = 0; i < perSegment; i++) {
            int picture = inLoop * perSegment + i;
            long stamp = Math.round((number * perSegment + i) * 90_000 / clip.fps());
            byte[] pes = new byte[pes(picture)];
            write(pes, picture, stamp + DELAY);
            int p = 0;
            boolean first = true;
            while (p < pes.length) {
                int n = Math.min(pes.length - p, PACKET - 4 - (first ? CLOCK_FIELD : 0));
                packet(out, at, pes, p, n, first, clip.isKey(picture), stamp, counter++);
                p += n;
                at += PACKET;
                first = false;
            }
        }
        return out;
    }

    private int pes(int picture) {
        return PES_HEADER + DELIMITER.length + clip.size(picture) + START.length * clip.units(picture);
    }

    private static int packets(int pes) {
        int rest = pes - (PACKET - 4 - CLOCK_FIELD);
        return 1 + Math.max(0, (rest + PACKET - 5) / (PACKET - 4));
    }

    private void write(byte[] out, int picture, long pts) {
        byte[] head = {0, 0, 1, (byte) 0xe0, 0, 0, (byte) 0x84, (byte) 0x80, 5};
        System.arraycopy(head, 0, out, 0, head.length);
        long t = pts & 0x1_ffff_ffffL;
        out[9] = (byte) (0x21 | t >> 29 & 0x0e);
        out[10] = (byte) (t >> 22);
        out[11] = (byte) (t >> 14 | 1);
        out[12] = (byte) (t >> 7);
        out[13] = (byte) (t << 1 | 1);
        int at = PES_HEADER;
        System.arraycopy(DELIMITER, 0, out, at, DELIMITER.length);
        at += DELIMITER.length;
        for (int u = 0; u < clip.units(picture); u++) {
            System.arraycopy(START, 0, out, at, START.length);
            at += START.length;
            int n = clip.to(picture, u) - clip.from(picture, u);
            System.arraycopy(clip.data(), clip.from(picture, u), out, at, n);
            at += n;
        }
    }

    private static void packet(
            byte[] out, int at, byte[] pes, int from, int n, boolean first, boolean key, long pcr, long counter) {
        out[at] = 0x47;
        out[at + 1] = (byte) (VIDEO >> 8 | (first ? 0x40 : 0));
        out[at + 2] = (byte) VIDEO;
        int field = PACKET - 4 - n;
        out[at + 3] = (byte) ((field > 0 ? 0x30 : 0x10) | counter & 15);
        if (field > 0) {
            out[at + 4] = (byte) (field - 1);
            if (field > 1) {
                Arrays.fill(out, at + 6, at + 4 + field, (byte) 0xff);
                out[at + 5] = (byte) ((first ? 0x10 : 0) | (first && key ? 0x40 : 0));
            }
            if (first) {
                long t = pcr & 0x1_ffff_ffffL;
                out[at + 6] = (byte) (t >> 25);
                out[at + 7] = (byte) (t >> 17);
                out[at + 8] = (byte) (t >> 9);
                out[at + 9] = (byte) (t >> 1);
                out[at + 10] = (byte) ((t & 1) << 7 | 0x7e);
                out[at + 11] = 0;
            }
        }
        System.arraycopy(pes, from, out, at + 4 + field, n);
    }

    private static byte[] pat() {
        return new byte[] {0, (byte) 0xb0, 13, 0, 1, (byte) 0xc1, 0, 0, 0, 1, (byte) (0xe0 | PMT >> 8), (byte) PMT};
    }

    private static byte[] pmt() {
        return new byte[] {
            2,
            (byte) 0xb0,
            18,
            0,
            1,
            (byte) 0xc1,
            0,
            0,
            (byte) (0xe0 | VIDEO >> 8),
            (byte) VIDEO,
            (byte) 0xf0,
            0,
            0x1b,
            (byte) (0xe0 | VIDEO >> 8),
            (byte) VIDEO,
            (byte) 0xf0,
            0
        };
    }

    private static void table(byte[] out, int at, int pid, byte[] section, long counter) {
        Arrays.fill(out, at, at + PACKET, (byte) 0xff);
        out[at] = 0x47;
        out[at + 1] = (byte) (0x40 | pid >> 8);
        out[at + 2] = (byte) pid;
        out[at + 3] = (byte) (0x10 | counter & 15);
        out[at + 4] = 0;
        System.arraycopy(section, 0, out, at + 5, section.length);
        int crc = crc(section);
        int end = at + 5 + section.length;
        for (int i = 0; i < 4; i++) {
            out[end + i] = (byte) (crc >> (24 - 8 * i));
        }
    }

    private static int crc(byte[] section) {
        int crc = -1;
        for (byte b : section) {
            crc ^= b << 24;
            for (int i = 0; i < 8; i++) {
                crc = crc < 0 ? crc << 1 ^ 0x04c11db7 : crc << 1;
            }
        }
        return crc;
    }
}
