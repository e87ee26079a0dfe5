package vn.toancanh.core.model;

/** A person of the pack who can be chosen at the demo sign-in. */
public record Person(String id, String name, String role, LocalText roleName, String unitId) {}
