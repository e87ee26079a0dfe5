package vn.toancanh.core.model;

/** A way by which cases come in. {@code icon} is a semantic id. */
public record Channel(String id, LocalText name, String icon) {}
