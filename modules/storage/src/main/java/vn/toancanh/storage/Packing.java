package vn.toancanh.storage;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Deflates and inflates (RFC 1950) with or without a preset dictionary, in both ways with a limit: a few bytes can stand for very
 * many. Thread-safe; packing and unpacking do not wait for each other.
 */
final class Packing {
    private final byte[] dictionary;
    private final int most;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED); // guarded by itself, as the next
    private final Inflater inflater = new Inflater();

    /**
     * @param dictionary what most contents say, the frequent last; empty for none
     * @param most bytes of a content
     */
    Packing(byte[] dictionary, int most) {
        this.dictionary = dictionary;
        this.most = most;
    }

    byte[] pack(byte[] plain) {
        byte[] out = new byte[plain.length + (plain.length >> 6) + 64]; // more than what cannot be made smaller takes
        synchronized (deflater) {
            deflater.reset();
            if (dictionary.length > 0) {
                deflater.setDictionary(dictionary);
            }
            deflater.setInput(plain);
            deflater.finish();
            int n = 0;
            while (!deflater.finished()) {
                if (n == out.length) {
                    out = Arrays.copyOf(out, 2 * n);
                }
                n += deflater.deflate(out, n, out.length - n);
            }
            return Arrays.copyOf(out, n);
        }
    }

    /** @throws DataFormatException for what was not packed so, ends early or is larger than the limit */
    byte[] unpack(byte[] packed) throws DataFormatException {
        byte[] out = new byte[Math.max(512, 6 * packed.length)];
        synchronized (inflater) {
            inflater.reset();
            inflater.setInput(packed);
            int n = 0;
            while (!inflater.finished()) {
                int got = inflater.inflate(out, n, out.length - n);
                n += got;
                if (n > most) {
                    throw new DataFormatException("it has no end");
                } else if (inflater.needsDictionary()) {
                    dictionary();
                } else if (n == out.length) {
                    out = Arrays.copyOf(out, 2 * n);
                } else if (got == 0 && inflater.needsInput()) {
                    throw new DataFormatException("it ends too early");
                }
            }
            return Arrays.copyOf(out, n);
        }
    }

    private void dictionary() throws DataFormatException {
        try {
            inflater.setDictionary(dictionary);
        } catch (IllegalArgumentException e) {
            throw new DataFormatException("it was packed with another dictionary");
        }
    }
}
