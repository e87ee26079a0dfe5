package vn.toancanh.city.rtsp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Passwords of locked cameras: Digest with MD5, as cameras have it (RFC 2617), or Basic. Immutable. */
final class Digest {
    private static final Pattern PART = Pattern.compile("([a-zA-Z]+)=(?:\"([^\"]*)\"|([^\\s,]+))");

    private final String realm;
    private final String user;
    private final String password;

    Digest(String realm, String user, String password) {
        this.realm = realm;
        this.user = user;
        this.password = password;
    }

    /** The header lines that ask for a password. */
    String challenge(String nonce) {
        return "WWW-Authenticate: Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\", algorithm=MD5\r\n"
                + "WWW-Authenticate: Basic realm=\"" + realm + "\"\r\n";
    }

    /** Whether an {@code Authorization} header knows the password. */
    boolean knows(@Nullable String header, String method, String nonce) {
        if (header == null) {
            return false;
        }
        String kind = header.substring(0, Math.max(0, header.indexOf(' '))).toLowerCase(Locale.ROOT);
        String rest = header.substring(kind.length()).strip();
        if (kind.equals("basic")) {
            String wanted =
                    Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return same(wanted, rest);
        }
        if (!kind.equals("digest")) {
            return false;
        }
        Map<String, String> p = new HashMap<>();
        Matcher m = PART.matcher(rest);
        while (m.find()) {
            p.put(m.group(1).toLowerCase(Locale.ROOT), m.group(2) == null ? m.group(3) : m.group(2));
        }
        String answer = p.getOrDefault("response", "");
        return user.equals(p.get("username"))
                && realm.equals(p.get("realm"))
                && nonce.equals(p.get("nonce"))
                && same(response(p, method, nonce), answer);
    }

    private String response(Map<String, String> p, String method, String nonce) {
        String who = md5(user + ":" + realm + ":" + password);
        String what = md5(method + ":" + p.getOrDefault("uri", ""));
        String qop = p.get("qop");
        return qop == null
                ? md5(who + ":" + nonce + ":" + what)
                : md5(who + ":" + nonce + ":" + p.get("nc") + ":" + p.get("cnonce") + ":" + qop + ":" + what);
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static String md5(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
