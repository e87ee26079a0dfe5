package vn.toancanh.city.clips;

import java.util.List;

/**
 * Something that moves, in its own coordinates: x forward, y left, z up, metres; the middle of its footprint is the origin.
 *
 * @param half half of its width
 * @param lights where its front lights are: y and z in turns; empty for none
 */
record Body(List<Face> faces, double length, double half, double height, double[] lights) {
    Body {
        faces = List.copyOf(faces);
    }
}
