package vn.toancanh.uifield;

import java.nio.file.Path;
import java.util.List;

/** What the laptop's station asks of the application around it. Called on the JavaFX thread. */
public interface FieldPorts {
    /** Lets the officer choose pictures; empty when he thought better of it. May block in a dialog of the system. */
    List<Path> choosePictures();

    /** Puts a text on the system's clipboard. */
    void copy(String text);
}
