package vn.toancanh.wire.message;

/**
 * The city's open cases boiled down, at one cursor.
 *
 * @param hash 16 hexadecimal digits
 */
public record DigestMessage(String epoch, long seq, int cases, String hash) {}
