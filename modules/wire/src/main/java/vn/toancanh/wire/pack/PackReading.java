package vn.toancanh.wire.pack;

import java.util.List;

/**
 * A pack as far as it could be read.
 *
 * @param pack what is sound of it
 * @param problems what was wrong, in the order of the files
 * @param missing core files of which nothing is left
 */
public record PackReading(CityPack pack, List<PackProblem> problems, List<String> missing) {
    public PackReading {
        problems = List.copyOf(problems);
        missing = List.copyOf(missing);
    }

    /** Whether a city can start with it: each core file has at least one sound record. */
    public boolean starts() {
        return missing.isEmpty();
    }
}
