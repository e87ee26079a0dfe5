package vn.toancanh.core.command;

import vn.toancanh.core.model.Case;

/** What a command does to a case by the rules of {@link CaseWorkflow}. */
public sealed interface Outcome {
    /** The case as it is afterwards; the version is unchanged, the city counts it up. */
    record Applied(Case next) implements Outcome {}

    /** It is already so: success without a change. */
    record NoChange(Case same) implements Outcome {}

    /** @param code stable, kebab-case; both sides translate it, e.g. {@code already-accepted} */
    record Refused(String code) implements Outcome {}
}
