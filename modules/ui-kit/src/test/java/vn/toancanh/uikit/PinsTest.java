package vn.toancanh.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class PinsTest {
    private final List<String> log = new ArrayList<>();

    @Test
    void closingUndoesInReverseOrderAndOnce() {
        Pins pins = new Pins();
        pins.addUndo(() -> log.add("first"));
        pins.addUndo(() -> log.add("second"));
        pins.close();
        pins.close();

        assertThat(log).containsExactly("second", "first");
    }

    @Test
    void aClosedSetKeepsNothing() {
        Pins pins = new Pins();
        pins.close();
        pins.addUndo(() -> log.add("late"));

        assertThat(log).containsExactly("late");
        assertThat(pins.size()).isZero();
    }

    @Test
    void listenersAreTakenAway() {
        SimpleStringProperty value = new SimpleStringProperty("a");
        Pins pins = new Pins();
        pins.listen(value, (o, was, is) -> log.add(is));
        value.set("b");
        pins.close();
        value.set("c");

        assertThat(log).containsExactly("b");
    }
}
