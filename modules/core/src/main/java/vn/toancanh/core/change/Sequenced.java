package vn.toancanh.core.change;

/** A change with its place in the city's log. */
public record Sequenced(long seq, Change change) {}
