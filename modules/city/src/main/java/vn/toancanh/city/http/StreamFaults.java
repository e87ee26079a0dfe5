package vn.toancanh.city.http;

import org.jspecify.annotations.Nullable;
import vn.toancanh.city.fault.FaultBoard;
import vn.toancanh.city.fault.FaultKind;
import vn.toancanh.city.model.LogRow;

/** Writes changes of one stream, and spoils their order where the fault board says so. Not thread-safe. */
final class StreamFaults {
    private final FaultBoard faults;
    private final String epoch;
    private @Nullable LogRow held;

    StreamFaults(FaultBoard faults, String epoch) {
        this.faults = faults;
        this.epoch = epoch;
    }

    void change(LogRow row, StringBuilder out) {
        if (strikes(FaultKind.GAP, row)) {
            return;
        }
        if (held == null && strikes(FaultKind.REORDER, row)) {
            held = row;
            return;
        }
        write(row, out);
        if (strikes(FaultKind.DUPLICATE, row)) {
            write(row, out);
        }
        flush(out);
    }

    /** Says what was held back for a swap. */
    void flush(StringBuilder out) {
        LogRow late = held;
        held = null;
        if (late != null) {
            write(late, out);
        }
    }

    private void write(LogRow row, StringBuilder out) {
        out.append("event: change\nid: ")
                .append(epoch)
                .append(':')
                .append(row.seq())
                .append("\ndata: ")
                .append(row.json())
                .append("\n\n");
    }

    /** By the sequence number, so that every client sees the same fault. */
    private boolean strikes(FaultKind kind, LogRow row) {
        FaultBoard.Active a = faults.active(kind);
        return a != null && row.seq() % a.fault().every() == 0;
    }
}
