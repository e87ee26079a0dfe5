package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.text.Sanitiser;
import vn.toancanh.testkit.Fault;

/**
 * What a citizen can send, 64 KiB of it, laid out after the sanitiser. Without it the overrides alone take JavaFX 23
 * seconds, one letter of Thai in a report 28, and a word of Arabic throws.
 */
@ExtendWith(FxExtension.class)
class HostileTextTest {
    /** The longest text of a case; the edge lets no field have more. */
    private static final int MAX = 4_000;

    /**
     * The panel of a case. The goal is 16 ms for one layout; here are two, which took 11 ms for Vietnamese, 30 for the slowest
     * script and 42 for 4,000 joined letters of Arabic on two cores of 2026. What is caught takes 20 seconds and more.
     */
    private static final double PANEL = 240;

    private static final long PANEL_MS = 150;

    /** Narrower than any column of ours: here only the freeze is looked for. */
    private static final double SLIT = 20;

    private static final long SLIT_MS = 1_000;

    @Test
    @Fault({27, 28, 29, 30})
    void whateverIsSentIsLaidOutInTime() {
        layOut("Ngập nặng trước cổng trường. ".repeat(10), PANEL); // fonts and classes
        Map<String, String> slow = new LinkedHashMap<>();
        HostileTexts.all().forEach((name, text) -> {
            String clean = Sanitiser.clean(text, MAX);
            long panel = Long.MAX_VALUE;
            for (int i = 0; i < 3 && panel > PANEL_MS; i++) {
                panel = Math.min(panel, layOut(clean, PANEL));
            }
            long slit = layOut(clean, SLIT);
            if (panel > PANEL_MS || slit > SLIT_MS) {
                slow.put(name, panel + " ms in a panel, " + slit + " ms in a slit");
            }
        });
        assertThat(slow).isEmpty();
    }

    @Test
    @Fault(27)
    void aTitleIsAsQuick() {
        layOut("Ngập nặng trước cổng trường. ".repeat(10), PANEL); // fonts and classes
        HostileTexts.all().forEach((name, text) -> {
            String clean = Sanitiser.line(text, 200);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 3 && best >= PANEL_MS; i++) {
                best = Math.min(best, layOut(clean, PANEL));
            }
            assertThat(best).as(name).isLessThan(PANEL_MS);
        });
    }

    /** Milliseconds of work: what others do on the machine is not the text's fault. */
    private static long layOut(String text, double width) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Fx.get(() -> {
            long start = threads.getCurrentThreadCpuTime();
            Text t = new Text(text);
            t.setWrappingWidth(width);
            t.getLayoutBounds();
            new TextFlow(new Text(text)).prefHeight(width);
            return (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
        });
    }
}
