package vn.toancanh.core.model;

/**
 * A monitored service of the city, one entry of the rail.
 *
 * @param shortName fits under a rail icon
 * @param icon semantic id, the theme knows the glyph
 */
public record ServiceDef(String id, LocalText name, LocalText shortName, String ownerUnitId, String icon, int order) {}
