package vn.toancanh.core.model;

/**
 * A file on a case.
 *
 * @param id client-made id, unique for ever
 * @param mime as found in the file's first bytes, not as claimed
 * @param size bytes
 * @param sha256 lower-case hex of the content
 */
public record Attachment(String id, String name, String mime, long size, String sha256) {}
