package vn.toancanh.core.text;

import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in a citizen's words. They stay text; beside them stands the host that a browser would really go to, and only
 * plain https may be opened, by an operator who was asked. Pure functions.
 */
public final class Links {
    private static final int MAX_LINKS = 10;
    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:[a-zA-Z][a-zA-Z0-9+.-]{1,20}:[^\\s<>\"“”]+|\\\\\\\\[^\\s<>\"“”]+|www\\.[^\\s<>\"“”]+)");

    /** "Lúc 14:30", "ghi chú: ..." are no addresses: without slashes only what is known to do harm counts. */
    private static final Pattern HARMFUL = Pattern.compile(
            "(?i)(?:javascript|vbscript|data|file|jar|javafx|jrt|mailto|ms-[a-z]+|search-ms|ldap|smb):.*");

    /** Behind the scheme and before the end of the host as a reader would see it. */
    private static final Pattern AT = Pattern.compile("//[^/?#]*@");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private Links() {}

    /**
     * An address.
     *
     * @param written as the citizen wrote it
     * @param host where it really leads, in the ASCII form that shows look-alike letters; empty when it leads nowhere
     * @param target null when it must not be opened
     */
    public record Link(
            String written, String host, @Nullable URI target) {
        public boolean mayBeOpened() {
            return target != null;
        }

        /** What a reader of the address alone would not see. */
        public Set<Trick> tricks() {
            EnumSet<Trick> all = EnumSet.noneOf(Trick.class);
            if (AT.matcher(written).find()) {
                all.add(Trick.AT);
            }
            if (host.startsWith("xn--") || host.contains(".xn--")) {
                all.add(Trick.LETTERS);
            }
            if (NUMBER.matcher(host).matches()) {
                all.add(Trick.NUMBER);
            }
            return all;
        }
    }

    /** Ways in which an address looks like another one. */
    public enum Trick {
        /** Before an at sign stands what a reader takes for the host. */
        AT,
        /** Letters beyond a to z, which may look like them. */
        LETTERS,
        /** A number instead of a name. */
        NUMBER
    }

    /** The addresses of a text in their order, ten at most. */
    public static List<Link> in(String text) {
        List<Link> all = new ArrayList<>();
        Matcher m = CANDIDATE.matcher(text);
        while (m.find() && all.size() < MAX_LINKS) {
            String written = m.group().replaceAll("[.,;:!?)\\]}’'…\\u202C]+$", "");
            boolean web = written.toLowerCase(Locale.ROOT).startsWith("www.");
            if (web
                    || written.contains("//")
                    || written.startsWith("\\\\")
                    || HARMFUL.matcher(written).matches()) {
                all.add(link(written, web ? "https://" + written : written));
            }
        }
        return all;
    }

    private static Link link(String written, String address) {
        int slashes = address.indexOf("//");
        if (address.startsWith("\\\\")) {
            return new Link(written, ascii(address.substring(2).split("[\\\\/]", 2)[0]), null);
        }
        if (slashes < 0) {
            return new Link(written, "", null);
        }
        String rest = address.substring(slashes + 2);
        // Browsers end the host at a backslash too; a reader does not see that.
        int end = end(rest);
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        String place = authority.substring(at + 1);
        String port = "";
        int colon = place.lastIndexOf(':');
        if (colon >= 0 && place.substring(colon + 1).matches("\\d{1,5}")) {
            port = place.substring(colon);
            place = place.substring(0, colon);
        }
        String host = ascii(place);
        boolean plain = address.toLowerCase(Locale.ROOT).startsWith("https://") && at < 0 && !host.isEmpty();
        return new Link(written, host, plain ? uri(host + port + rest.substring(end)) : null);
    }

    private static int end(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if ("/\\?#".indexOf(rest.charAt(i)) >= 0) {
                return i;
            }
        }
        return rest.length();
    }

    private static String ascii(String host) {
        try {
            String out = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return out.matches("[a-z0-9.-]{1,253}") && !out.startsWith(".") ? number(out) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** A browser takes 2130706433 and 0x7f.1 for 127.0.0.1: so the reader gets to see that. */
    private static String number(String host) {
        String[] parts = host.split("\\.");
        if (parts.length == 0 || !parts[parts.length - 1].matches("\\d+|0x[0-9a-f]*")) {
            return host;
        }
        if (parts.length > 4) {
            return "";
        }
        long all = 0;
        for (int i = 0; i < parts.length; i++) {
            long part = part(parts[i]);
            int bytes = i == parts.length - 1 ? 5 - parts.length : 1;
            if (part < 0 || part >= 1L << (8 * bytes)) {
                return "";
            }
            all = (all << (8 * bytes)) | part;
        }
        return (all >> 24) + "." + (all >> 16 & 255) + "." + (all >> 8 & 255) + "." + (all & 255);
    }

    private static long part(String text) {
        try {
            if (text.startsWith("0x")) {
                return text.length() == 2 ? 0 : Long.parseLong(text.substring(2), 16);
            }
            return Long.parseLong(text, text.length() > 1 && text.startsWith("0") ? 8 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static @Nullable URI uri(String behindScheme) {
        if (behindScheme.indexOf('\\') >= 0) {
            return null;
        }
        try {
            URI uri = URI.create(
                    URI.create("https://" + behindScheme.replace(" ", "%20")).toASCIIString());
            return uri.getHost() != null && uri.getUserInfo() == null ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
