package vn.toancanh.core.model;

/** Who acts: each command carries it, and the city checks it against the token. */
public record Actor(String personId, String name, String role, String unitId) {}
