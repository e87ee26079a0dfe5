package vn.toancanh.wire.message;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** Answer of {@code GET /series}; {@code points} oldest first. */
public record Series(String key, String unit, List<Point> points) {
    public Series {
        points = List.copyOf(points);
    }

    /**
     * Written as {@code [at, value]}.
     *
     * @param at epoch milliseconds
     * @param value in the unit of the series
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"at", "value"})
    public record Point(long at, double value) {}
}
