package vn.toancanh.uidesk.queue;

/**
 * Where the columns of a row lie, in pixels: rows and header ask the same object, so they cannot drift apart. Title is the
 * one elastic column.
 *
 * @param em root font size in pixels
 * @param width of the row
 */
record QueueColumns(double em, double width) {
    private static final double PRIORITY = 2.75;
    private static final double CHANNEL = 1.9;
    private static final double STATE = 7.1;
    private static final double DUE = 5.3;
    private static final double GAP = 0.5;
    private static final double END = 1.125;

    double priorityX() {
        return px(0.5);
    }

    double priorityWidth() {
        return px(2);
    }

    double titleX() {
        return px(PRIORITY);
    }

    double titleWidth() {
        return Math.max(0, channelX() - titleX() - px(GAP));
    }

    double channelX() {
        return stateX() - px(CHANNEL);
    }

    double channelWidth() {
        return px(CHANNEL);
    }

    double stateX() {
        return dueX() - px(GAP) - px(STATE);
    }

    double stateWidth() {
        return px(STATE);
    }

    double dueX() {
        return width - px(END) - px(DUE);
    }

    double dueWidth() {
        return px(DUE);
    }

    private double px(double ems) {
        return Math.round(ems * em);
    }
}
