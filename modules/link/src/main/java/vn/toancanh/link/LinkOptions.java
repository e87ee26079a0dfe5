package vn.toancanh.link;

import java.time.Duration;

/**
 * Limits of the link. Every call ends within them, whatever the other side does.
 *
 * @param connect until a connection stands
 * @param call from the first byte sent to the last byte read; uploads get more by their size
 * @param silence without an event after which the stream ends by itself
 * @param maxAnswerBytes decoded, so that a gzip bomb stops there
 * @param maxEventBytes of one event of the stream; what is larger comes by the changes since the cursor
 * @param userAgent sent with every request
 */
public record LinkOptions(
        Duration connect, Duration call, Duration silence, int maxAnswerBytes, int maxEventBytes, String userAgent) {
    /** For a city: five missed heartbeats are silence. */
    public static LinkOptions standard(String version) {
        return new LinkOptions(
                Duration.ofSeconds(3),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                8 << 20,
                1 << 20,
                "ToanCanh/" + version);
    }
}
