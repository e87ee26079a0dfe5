package vn.toancanh.city.rtsp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client.
 *
 * @param headers by name in small letters
 * @param bodyLength bytes that follow it and are of no interest
 */
record Request(String method, String uri, String version, Map<String, String> headers, int bodyLength) {
    private static final int MAX_HEADERS = 40;
    private static final int MAX_BODY = 4 * 1024;

    /** @throws IllegalArgumentException for what is no request */
    static Request parse(byte[] bytes, int from, int to) {
        String[] lines =
                new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).split("\r?\n", MAX_HEADERS + 2);
        if (lines.length > MAX_HEADERS + 1) {
            throw new IllegalArgumentException("too many headers");
        }
        String[] first = lines[0].split(" ", 4);
        if (first.length != 3 || first[0].isEmpty() || first[1].isEmpty()) {
            throw new IllegalArgumentException("no request line");
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            } else if (!lines[i].isBlank()) {
                throw new IllegalArgumentException("a header without a name");
            }
        }
        return new Request(first[0], first[1], first[2], headers, length(headers.get("content-length")));
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** The sequence number; null when there is none that is a number. */
    @Nullable
    String cseq() {
        String c = headers.get("cseq");
        return c != null && c.matches("\\d{1,10}") ? c : null;
    }

    /** The part of the address after the host, without a query. */
    String path() {
        String p = uri;
        int scheme = p.indexOf("://");
        if (scheme >= 0) {
            int slash = p.indexOf('/', scheme + 3);
            p = slash < 0 ? "/" : p.substring(slash);
        }
        int query = p.indexOf('?');
        return query < 0 ? p : p.substring(0, query);
    }

    private static int length(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > MAX_BODY) {
            throw new IllegalArgumentException("a body of that length is not taken");
        }
        return Integer.parseInt(text);
    }
}
