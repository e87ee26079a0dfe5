package vn.toancanh.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import vn.toancanh.link.BadAddressException.Reason;

/** The checked address of a gateway, with a path in front of the contract's paths where the city has one. Immutable. */
public final class GatewayAddress {
    private static final int MAX_LENGTH = 500;

    private final HttpUrl base;

    private GatewayAddress(HttpUrl base) {
        this.base = base;
    }

    /**
     * Reads what a person typed or an option says, e.g. {@code http://localhost:7070}.
     *
     * @throws BadAddressException says in one sentence what is wrong; nothing is looked up on the network
     */
    public static GatewayAddress parse(@Nullable String typed) throws BadAddressException {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            throw new BadAddressException(Reason.EMPTY, "The gateway's address is empty.");
        }
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(ch -> ch <= ' ' || Character.isISOControl(ch))) {
            throw new BadAddressException(Reason.MALFORMED, "The gateway's address is too long or holds white space.");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            throw new BadAddressException(
                    Reason.SCHEME,
                    "The gateway's address must begin with http:// or https://, e.g. http://localhost:7070.");
        }
        String authority = authority(text);
        if (authority.indexOf('@') >= 0) {
            throw new BadAddressException(
                    Reason.USER_INFO, "The gateway's address must not hold a name or a password.");
        }
        if (authority.isEmpty() || authority.startsWith(":")) {
            throw new BadAddressException(Reason.HOST, "The gateway's address has no host.");
        }
        checkPort(authority);
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new BadAddressException(Reason.HOST, "The host in the gateway's address cannot be one.");
        }
        if (url.query() != null || url.fragment() != null) {
            throw new BadAddressException(Reason.QUERY, "The gateway's address must not hold a query or a fragment.");
        }
        return new GatewayAddress(url);
    }

    /** Without a slash at its end. */
    public String text() {
        String s = base.toString();
        return s.endsWith("/") ? s.substring(0, s.length() - 1) : s;
    }

    /** The host as it stands in an address, an IPv6 one in brackets. */
    public String host() {
        return base.host().contains(":") ? "[" + base.host() + "]" : base.host();
    }

    /** For the address line of the link bar: host and port. */
    public String shortText() {
        boolean usual = base.port() == HttpUrl.defaultPort(base.scheme());
        return usual ? base.host() : base.host() + ":" + base.port();
    }

    public URI uri() {
        try {
            return new URI(base.toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e); // HttpUrl is stricter than URI
        }
    }

    HttpUrl.Builder at(String path) {
        return base.newBuilder().addPathSegments(path);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GatewayAddress a && a.base.equals(base);
    }

    @Override
    public int hashCode() {
        return base.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }

    private static String authority(String text) {
        String rest = text.substring(text.indexOf("://") + 3);
        int end = 0;
        while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end);
    }

    private static void checkPort(String authority) throws BadAddressException {
        int colon = authority.lastIndexOf(':');
        if (colon < 0 || colon < authority.lastIndexOf(']')) {
            return;
        }
        String port = authority.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw new BadAddressException(Reason.PORT, "The port in the gateway's address is not within 1 to 65535.");
        }
    }
}
