package vn.toancanh.uikit;

import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;

/** Is told the newest state on the JavaFX thread, at most once a pulse. */
@FunctionalInterface
public interface StateListener {
    /**
     * @param state the newest state; those between the last call and this one were skipped
     * @param touched everything that differs from the state of the last call, the skipped ones included
     */
    void show(CityState state, Touched touched);
}
