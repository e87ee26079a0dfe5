package vn.toancanh.media.session;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import vn.toancanh.media.Reason;
import vn.toancanh.media.decode.StreamFailure;

/**
 * The address of a stream, checked: a decoder would also open files, pipes and lists of them, and addresses come from
 * outside. Names and passwords in it are percent-encoded and never printed.
 */
public final class StreamAddress {
    private static final Set<String> SCHEMES = Set.of("rtsp", "rtsps", "http", "https");
    private static final int LONGEST = 500;

    private final String url;
    private final String safe;
    private final String scheme;
    private final String host;

    private StreamAddress(String url, String safe, String scheme, String host) {
        this.url = url;
        this.safe = safe;
        this.scheme = scheme;
        this.host = host;
    }

    /** @throws StreamFailure with {@link Reason#BAD_ADDRESS} if it cannot be the address of a stream */
    public static StreamAddress of(String text) throws StreamFailure {
        int colon = text.indexOf("://");
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || text.length() > LONGEST || !isPrintable(text)) {
            throw bad();
        }
        String rest = text.substring(colon + 3);
        // Passwords hold ? and # more often than a camera's address ends without a slash.
        int path = rest.indexOf('/');
        // A slash in a password hides the end of the name of the host: the last @ before a plausible host decides.
        int at = rest.lastIndexOf('@', path < 0 ? rest.length() : path);
        if (at < 0 && path >= 0) {
            at = passwordWithSlash(rest, path);
        }
        String user = at < 0 ? "" : rest.substring(0, at);
        String place = rest.substring(at + 1);
        try {
            URI uri = new URI(scheme + "://" + place);
            if (uri.getHost() == null || uri.getHost().isEmpty() || uri.getPort() == 0 || uri.getPort() > 65_535) {
                throw bad();
            }
            String login = user.isEmpty() ? "" : encode(user) + "@";
            String shown = user.isEmpty() ? "" : "***@";
            return new StreamAddress(
                    scheme + "://" + login + place,
                    scheme + "://" + shown + place,
                    scheme,
                    uri.getHost().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            throw bad();
        }
    }

    /** With the password, if it has one: for the decoder and nobody else. */
    public String url() {
        return url;
    }

    /** Whether it is RTSP; otherwise it is a list of pieces over HTTP. */
    public boolean isRtsp() {
        return scheme.startsWith("rtsp");
    }

    public String host() {
        return host;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return safe;
    }

    private static int passwordWithSlash(String rest, int path) {
        int at = rest.indexOf('@', path);
        boolean named = rest.indexOf(':') >= 0 && rest.indexOf(':') < path;
        boolean port = named && rest.substring(rest.indexOf(':') + 1, path).matches("\\d{1,5}");
        return at >= 0 && named && !port ? at : -1;
    }

    private static StreamFailure bad() {
        return new StreamFailure(Reason.BAD_ADDRESS, "no address of a stream");
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static String encode(String user) {
        int colon = user.indexOf(':');
        return colon < 0 ? part(user) : part(user.substring(0, colon)) + ":" + part(user.substring(colon + 1));
    }

    /** Leaves what is encoded already as it is. */
    private static String part(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = Character.isLetterOrDigit(c) || "-._~!$&'()*+,;=".indexOf(c) >= 0;
            boolean escape =
                    c == '%' && i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2));
            if (plain || escape) {
                out.append(c);
            } else {
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
                }
            }
        }
        return out.toString();
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof StreamAddress a && a.url.equals(url);
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }
}
