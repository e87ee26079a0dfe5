package vn.toancanh.city.feed;

/**
 * What a sequence parameter set says of a stream (ITU-T H.264, 7.3.2.1). Progressive pictures in 4:2:0 of the profiles up to
 * High; nothing else is in our clips.
 *
 * @param fps pictures a second; 0 when it does not say
 */
record Sps(int width, int height, double fps) {

    /** @throws IllegalArgumentException for what is not understood */
    static Sps read(byte[] nal) {
        Bits b = new Bits(nal);
        b.skip(8);
        int profile = b.bits(8);
        b.skip(16);
        b.ue();
        if (profile >= 100) {
            if (b.ue() != 1) {
                throw new IllegalArgumentException("only 4:2:0 pictures are understood");
            }
            b.ue();
            b.ue();
            b.skip(1);
            if (b.bits(1) == 1) {
                throw new IllegalArgumentException("scaling lists are not understood");
            }
        }
        b.ue();
        int order = b.ue();
        if (order == 0) {
            b.ue();
        } else if (order == 1) {
            throw new IllegalArgumentException("this picture order is not understood");
        }
        b.ue();
        b.skip(1);
        int width = (b.ue() + 1) * 16;
        int height = (b.ue() + 1) * 16;
        if (b.bits(1) == 0) {
            throw new IllegalArgumentException("interlaced pictures are not understood");
        }
        b.skip(1);
        if (b.bits(1) == 1) {
            width -= 2 * (b.ue() + b.ue());
            height -= 2 * (b.ue() + b.ue());
        }
        return new Sps(width, height, b.bits(1) == 1 ? rate(b) : 0);
    }

    /** Through the usability information to its timing. */
    private static double rate(Bits b) {
        if (b.bits(1) == 1 && b.bits(8) == 255) {
            b.skip(32);
        }
        if (b.bits(1) == 1) {
            b.skip(1);
        }
        if (b.bits(1) == 1) {
            b.skip(4);
            if (b.bits(1) == 1) {
                b.skip(24);
            }
        }
        if (b.bits(1) == 1) {
            b.ue();
            b.ue();
        }
        if (b.bits(1) == 0) {
            return 0;
        }
        long tick = b.bits(16) * 65_536L + b.bits(16);
        long scale = b.bits(16) * 65_536L + b.bits(16);
        return tick == 0 ? 0 : scale / (2.0 * tick);
    }

    /** Bits of a unit, without the bytes that only keep start codes out of it. */
    private static final class Bits {
        private final byte[] raw;
        private int at;

        Bits(byte[] nal) {
            byte[] out = new byte[nal.length];
            int n = 0;
            int zeros = 0;
            for (byte v : nal) {
                if (zeros >= 2 && v == 3) {
                    zeros = 0;
                    continue;
                }
                zeros = v == 0 ? zeros + 1 : 0;
                out[n++] = v;
            }
            raw = java.util.Arrays.copyOf(out, n);
        }

        int bits(int n) {
            int v = 0;
            for (int i = 0; i < n; i++) {
                if (at >= 8 * raw.length) {
                    throw new IllegalArgumentException("a parameter set is cut off");
                }
                v = v << 1 | raw[at >> 3] >> (7 - (at & 7)) & 1;
                at++;
            }
            return v;
        }

        void skip(int n) {
            at += n;
        }

        int ue() {
            int zeros = 0;
            while (bits(1) == 0) {
                if (++zeros > 24) {
                    throw new IllegalArgumentException("a number is too long");
                }
            }
            return (1 << zeros) - 1 + bits(zeros);
        }
    }
}
