package vn.toancanh.core.model;

/**
 * A person of the pack who can be chosen at the demo sign-in, or a wall, which signs in by itself.
 *
 * @param station {@code desk}, {@code wall} or {@code field}
 */
public record Person(String id, String name, String role, LocalText roleName, String unitId, String station) {
    /** Station of those who sit at a desk. */
    public static final String DESK = "desk";
    /** Station of a wall's own account. */
    public static final String WALL = "wall";

    /** Somebody at a desk. */
    public Person(String id, String name, String role, LocalText roleName, String unitId) {
        this(id, name, role, roleName, unitId, DESK);
    }
}
