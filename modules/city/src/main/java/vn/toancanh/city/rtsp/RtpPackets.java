package vn.toancanh.city.rtsp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import vn.toancanh.city.feed.Clip;

/**
 * Writes the pictures of one session as interleaved RTP: parameter sets as one STAP-A, small units as they are, large ones in
 * pieces (FU-A), the mark on a picture's last packet. One thread.
 */
final class RtpPackets {
    private static final int PAYLOAD = 1400;
    private static final int TYPE = 96;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;
    private static final int KEY_REF = 0x60;
    private static final long NTP = 2_208_988_800L;

    private final int channel;
    private final int ssrc;
    private int sequence;
    private long packets;
    private long octets;

    /** @param channel for RTP; reports go by the next one */
    RtpPackets(int channel, int ssrc, int firstSequence) {
        this.channel = channel;
        this.ssrc = ssrc;
        this.sequence = firstSequence & 0xffff;
    }

    /** Number of the next packet. */
    int sequence() {
        return sequence;
    }

    /**
     * A picture.
     *
     * @param stamp 90 kHz
     * @param noise fills the payload with nonsense; null leaves it
     */
    ByteBuffer picture(Clip clip, int picture, int stamp, @org.jspecify.annotations.Nullable SplittableRandom noise) {
        int size = clip.size(picture);
        ByteBuffer out = ByteBuffer.allocate(size + (size / (PAYLOAD - 2) + clip.units(picture) + 2) * 22);
        int last = clip.units(picture) - 1;
        int sets = 0;
        while (sets < last && isSet(clip, picture, sets)) {
            sets++;
        }
        int u = 0;
        if (sets > 1 && together(clip, picture, sets) <= PAYLOAD) {
            int at = begin(out, stamp, false);
            out.put((byte) (KEY_REF | STAP_A));
            for (; u < sets; u++) {
                int n = clip.to(picture, u) - clip.from(picture, u);
                out.putShort((short) n).put(clip.data(), clip.from(picture, u), n);
            }
            end(out, at, noise);
        }
        for (; u <= last; u++) {
            unit(out, clip.data(), clip.from(picture, u), clip.to(picture, u), stamp, u == last, noise);
        }
        return out.flip();
    }

    private void unit(
            ByteBuffer out,
            byte[] data,
            int from,
            int to,
            int stamp,
            boolean mark,
            @org.jspecify.annotations.Nullable SplittableRandom noise) {
        if (to - from <= PAYLOAD) {
            int at = begin(out, stamp, mark);
            out.put(data, from, to - from);
            end(out, at, noise);
            return;
        }
        int header = data[from];
        int p = from + 1;
        while (p < to) {
            int n = Math.min(PAYLOAD - 2, to - p);
            boolean ends = p + n == to;
            int at = begin(out, stamp, mark && ends);
            out.put((byte) (header & 0xe0 | FU_A));
            out.put((byte) ((p == from + 1 ? 0x80 : 0) | (ends ? 0x40 : 0) | header & 31));
            out.put(data, p, n);
            end(out, at, noise);
            p += n;
        }
    }

    /** Frame and RTP header; the answer is where the frame begins. */
    private int begin(ByteBuffer out, int stamp, boolean mark) {
        int at = out.position();
        out.put((byte) '$').put((byte) channel).putShort((short) 0);
        out.put((byte) 0x80).put((byte) (mark ? TYPE | 0x80 : TYPE));
        out.putShort((short) sequence).putInt(stamp).putInt(ssrc);
        sequence = sequence + 1 & 0xffff;
        return at;
    }

    private void end(ByteBuffer out, int at, @org.jspecify.annotations.Nullable SplittableRandom noise) {
        int length = out.position() - at - 4;
        out.putShort(at + 2, (short) length);
        if (noise != null) {
            for (int i = at + 16; i < out.position(); i++) {
                out.put(i, (byte) noise.nextInt());
            }
        }
        packets++;
        octets += length - 12;
    }

    /** A sender report with the source's name. */
    ByteBuffer report(Instant now, int stamp, String name) {
        byte[] cname = name.getBytes(StandardCharsets.US_ASCII);
        int items = (8 + 2 + cname.length + 1 + 3) / 4 * 4;
        ByteBuffer out = ByteBuffer.allocate(4 + 28 + items);
        out.put((byte) '$').put((byte) (channel + 1)).putShort((short) (28 + items));
        out.put((byte) 0x80).put((byte) 200).putShort((short) 6).putInt(ssrc);
        out.putInt((int) (now.getEpochSecond() + NTP))
                .putInt((int) ((long) now.getNano() * (1L << 32) / 1_000_000_000L));
        out.putInt(stamp).putInt((int) packets).putInt((int) octets);
        out.put((byte) 0x81).put((byte) 202).putShort((short) (items / 4 - 1)).putInt(ssrc);
        out.put((byte) 1).put((byte) cname.length).put(cname);
        return out.clear();
    }

    private static boolean isSet(Clip clip, int picture, int unit) {
        int type = clip.data()[clip.from(picture, unit)] & 31;
        return type == 7 || type == 8;
    }

    private static int together(Clip clip, int picture, int sets) {
        int sum = 1;
        for (int u = 0; u < sets; u++) {
            sum += 2 + clip.to(picture, u) - clip.from(picture, u);
        }
        return sum;
    }
}
