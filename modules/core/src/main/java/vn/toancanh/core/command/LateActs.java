package vn.toancanh.core.command;

import java.time.Duration;

/**
 * What becomes of an act that could not be sent at once. The world goes on while a link is down: a note is as true an hour
 * later, a vehicle sent an hour late may drive to an empty street. Pure functions.
 */
public final class LateActs {
    /** How long a dispatch holds without being asked about again, unless the city says otherwise. */
    public static final Duration DISPATCH_HOLDS = Duration.ofMinutes(10);

    /** An act that is sent within this time is not late: a retry or two are no second thought. */
    public static final Duration PROMPT = Duration.ofMinutes(1);

    /** How an act bears being late. */
    public enum Rule {
        /** Hides what must not be seen: goes before all else and always. */
        FIRST,
        /** True whenever it arrives, or decided by the city on the base that it names. */
        ALWAYS,
        /** Holds for a time, then the operator is asked again. */
        WITHIN_VALIDITY,
        /** Cannot be taken back once the public has seen it: late, it is never sent by itself. */
        ONLY_PROMPT
    }

    /** What to do with it now. */
    public enum Verdict {
        SEND_FIRST,
        SEND,
        /** Not by itself any more: it goes to the tray, and the operator decides. */
        ASK
    }

    private LateActs() {}

    /** The rule for an act of this console. */
    public static Rule rule(Act act) {
        return act instanceof Act.DispatchUnit ? Rule.WITHIN_VALIDITY : Rule.ALWAYS;
    }

    /**
     * @param age since the operator did it, by the clock that says more; a negative one counts as none
     * @param validity how long a dispatch holds
     */
    public static Verdict decide(Rule rule, Duration age, Duration validity) {
        return switch (rule) {
            case FIRST -> Verdict.SEND_FIRST;
            case ALWAYS -> Verdict.SEND;
            case WITHIN_VALIDITY -> age.compareTo(validity) < 0 ? Verdict.SEND : Verdict.ASK;
            case ONLY_PROMPT -> age.compareTo(PROMPT) < 0 ? Verdict.SEND : Verdict.ASK;
        };
    }

    /**
     * The code of the reason that the tray shows.
     *
     * @param tried whether it was sent before without an answer: the city may have done it
     */
    public static String code(Rule rule, boolean tried) {
        String what = rule == Rule.ONLY_PROMPT ? "late-publish" : "late-dispatch";
        return tried ? what + "-unsure" : what;
    }
}
