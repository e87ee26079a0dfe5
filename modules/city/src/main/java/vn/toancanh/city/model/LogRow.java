package vn.toancanh.city.model;

/**
 * An entry of the change log, ready to be sent.
 *
 * @param seq from 1
 * @param json the change, as the contract writes it
 */
public record LogRow(long seq, String json) {}
