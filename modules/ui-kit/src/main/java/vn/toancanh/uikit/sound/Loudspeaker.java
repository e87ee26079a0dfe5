package vn.toancanh.uikit.sound;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Synthesises and plays the patterns. A workstation without a sound device stays silent and says so once in the log. */
public final class Loudspeaker implements SoundPlayer {
    private static final Logger LOG = LoggerFactory.getLogger(Loudspeaker.class);
    private static final int RATE = 22_050;
    private static final double VOLUME = 0.35;

    private final Executor worker;
    private final AtomicBoolean silent = new AtomicBoolean();

    /** @param worker one background thread: sounds follow each other and do not mix */
    public Loudspeaker(Executor worker) {
        this.worker = worker;
    }

    @Override
    public void play(Pattern pattern) {
        if (!silent.get()) {
            worker.execute(() -> playNow(pattern));
        }
    }

    /** Whether no device was found. */
    public boolean isSilent() {
        return silent.get();
    }

    private void playNow(Pattern pattern) {
        AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
        try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            byte[] pcm = samples(pattern);
            line.write(pcm, 0, pcm.length);
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            if (silent.compareAndSet(false, true)) {
                LOG.warn("no sound device: the console stays silent ({})", e.getMessage());
            }
        }
    }

    /** 16-bit little-endian samples, one channel. */
    static byte[] samples(Pattern pattern) {
        int total = pattern.tones().stream()
                .mapToInt(t -> count(t.millis()) + count(t.gapMillis()))
                .sum();
        byte[] out = new byte[2 * total];
        int at = 0;
        for (Pattern.Tone t : pattern.tones()) {
            int n = count(t.millis());
            int edge = count(12);
            for (int i = 0; i < n; i++) {
                double x = 2 * Math.PI * t.hertz() * i / RATE;
                double wave = (Math.sin(x) + 0.5 * Math.sin(2 * x) + 0.25 * Math.sin(3 * x)) / 1.75;
                // Soft edges: a tone that starts at full strength clicks.
                double envelope = Math.min(1, Math.min(i, n - 1 - i) / (double) edge);
                short s = (short) (wave * envelope * VOLUME * Short.MAX_VALUE);
                out[at++] = (byte) s;
                out[at++] = (byte) (s >> 8);
            }
            at += 2 * count(t.gapMillis());
        }
        return out;
    }

    private static int count(int millis) {
        return RATE * millis / 1000;
    }
}
