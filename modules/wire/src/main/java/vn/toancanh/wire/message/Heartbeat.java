package vn.toancanh.wire.message;

import java.time.Instant;

/** The beat of the stream, every 2 s: the city's clock and the head of its log. */
public record Heartbeat(Instant at, String epoch, long seq) {}
