package vn.toancanh.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a stream does at one moment.
 *
 * @param reason why there is no picture, or why the last attempt failed; {@link Reason#NONE} while all is well
 * @param age how long ago the camera took the picture that was decoded last, as far as can be told from here; null when
 *     there was none
 * @param without how long there has been no live picture; zero while live
 * @param behind how much later than usual the last picture came
 * @param slow pictures come late or in bursts
 * @param attempts how often it was opened in vain since the last good picture
 * @param engine who decodes
 * @param note what is to be known about the way it is seen
 */
public record StreamStatus(
        Phase phase,
        Reason reason,
        @Nullable Duration age,
        Duration without,
        Duration behind,
        boolean slow,
        int attempts,
        Engine engine,
        Note note) {
    /** Nothing is asked for. */
    public static final StreamStatus IDLE = without(Phase.IDLE, Reason.NONE);

    /** There is no stream, and why. */
    public static StreamStatus without(Phase phase, Reason reason) {
        return new StreamStatus(phase, reason, null, Duration.ZERO, Duration.ZERO, false, 0, Engine.NONE, Note.NONE);
    }

    /** The same with something to be known about it. */
    public StreamStatus noted(Note why) {
        return new StreamStatus(phase, reason, age, without, behind, slow, attempts, engine, why);
    }
}
