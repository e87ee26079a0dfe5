package vn.toancanh.wire.pack;

/** A pack that cannot be read at all. The message is one plain sentence in English; the problem has it in both languages. */
public final class PackException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient PackProblem problem;

    public PackException(PackProblem problem) {
        super(problem.line("en"));
        this.problem = problem;
    }

    public PackProblem problem() {
        return problem;
    }
}
