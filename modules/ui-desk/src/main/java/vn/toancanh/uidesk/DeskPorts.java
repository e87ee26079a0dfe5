package vn.toancanh.uidesk;

import java.nio.file.Path;
import java.util.List;

/** What the desk asks of the application around it. Called on the JavaFX thread. */
public interface DeskPorts {
    /** Lets the operator choose pictures; empty when he thought better of it. May block in a dialog of the system. */
    List<Path> choosePictures();

    /** Ends the console. */
    void quit();

    /** Puts a text on the system's clipboard. */
    void copy(String text);
}
