package vn.toancanh.city.feed;

import vn.toancanh.core.model.CameraStream;

/**
 * What one camera sees.
 *
 * @param offsetSeconds where in the loop it is when the city's feeds begin, so that two cameras of one scene differ
 * @param seed of its habits
 */
public record Feed(String cameraId, Scenery.Scene scene, double offsetSeconds, long seed) {

    public Clip clip(CameraStream.Kind kind) {
        return kind == CameraStream.Kind.MAIN ? scene.main() : scene.sub();
    }

    /**
     * How many pictures the camera has taken since the feeds began, counted over all loops. The clip's picture is this modulo
     * {@link Clip#pictures()}.
     *
     * @param nanos since the feeds began
     */
    public long taken(CameraStream.Kind kind, long nanos) {
        return (long) Math.floor((nanos / 1e9 + offsetSeconds) * clip(kind).fps());
    }

    /** Whether it hangs when it is lost, where others answer that there is nothing. */
    public boolean hangsWhenLost() {
        return (seed & 1) == 1;
    }
}
