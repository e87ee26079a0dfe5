package vn.toancanh.city.sim;

import java.util.Set;

/** A part of the simulated city. Stateless: what it remembers stands in the book or in the city. */
interface Part {
    /** Kinds of events that it hears. */
    Set<String> kinds();

    /** Puts its first events into the book of a new city. */
    void begin(Turn t);

    void happen(SimEvent e, Turn t);
}
