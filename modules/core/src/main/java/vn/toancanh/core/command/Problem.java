package vn.toancanh.core.command;

/**
 * Why the city refused, from its RFC 9457 problem document.
 *
 * @param code stable code; the console translates those it knows
 * @param status HTTP status
 * @param detail the city's own sentence, sanitised
 */
public record Problem(String code, int status, String detail) {}
