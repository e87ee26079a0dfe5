package vn.toancanh.uifield;

import vn.toancanh.uikit.station.StationView;

/** A part of the laptop's station. */
public abstract class FieldView extends StationView {
    protected final FieldContext field;

    protected FieldView(FieldContext field) {
        super(field.station());
        this.field = field;
    }
}
