package vn.toancanh.uikit.links;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a station can do with an address. Called on the JavaFX thread. */
public interface LinkPorts {
    /** Whether a person may open an address in the browser from here; a workstation without a browser says no. */
    default boolean mayBrowse() {
        return false;
    }

    /** Opens an address in the system's browser; false when none could be started. */
    default CompletionStage<Boolean> browse(URI address) {
        return CompletableFuture.completedFuture(false);
    }

    /** Puts a text on the system's clipboard. */
    void copy(String text);
}
