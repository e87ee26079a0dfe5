package vn.toancanh.core.model;

import org.jspecify.annotations.Nullable;

/** Where a case is: the text as reported, the ward if known, the point if known. */
public record Place(
        String address, @Nullable String wardId, @Nullable GeoPoint point) {}
