package vn.toancanh.engine;

import java.time.Duration;
import java.util.function.Function;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.LateActs;

/**
 * How acts bear being late.
 *
 * @param rules the rule of an act
 * @param dispatchHolds how long a dispatch holds without being asked about again
 */
record LatePolicy(Function<Act, LateActs.Rule> rules, Duration dispatchHolds) {
    static final LatePolicy STANDARD = new LatePolicy(LateActs::rule, LateActs.DISPATCH_HOLDS);
}
