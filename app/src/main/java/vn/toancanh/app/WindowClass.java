package vn.toancanh.app;

import java.lang.reflect.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The name by which a desktop groups our windows with our menu entry (WM_CLASS on X11, {@code StartupWMClass} of the .desktop
 * file). JavaFX says "java" for a program that is no {@code Application}, and has no public way to say it better.
 */
final class WindowClass {
    static final String NAME = "toancanh";

    private static final Logger LOG = LoggerFactory.getLogger(WindowClass.class);

    private WindowClass() {}

    /** Before the first window is shown, on the JavaFX thread. Where JavaFX does not let us, the console is shown as "java". */
    static void name() {
        try {
            Class<?> glass = Class.forName("com.sun.glass.ui.Application");
            Object application = glass.getMethod("GetApplication").invoke(null);
            Method setName = glass.getMethod("setName", String.class);
            setName.invoke(application, NAME);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.debug("the windows keep the class java", e);
        }
    }
}
