package vn.toancanh.core.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A ward or commune with its official code, valid by date. */
public record Ward(
        String id,
        String code,
        LocalText name,
        @Nullable GeoPoint centre,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {}
