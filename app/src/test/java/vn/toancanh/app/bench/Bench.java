package vn.toancanh.app.bench;

/** One bench: a thing that is measured next to its reference. */
interface Bench {

    /** The name to ask for on the command line, in lower case. */
    String name();

    /**
     * Measures and reports at least one figure.
     *
     * @throws Exception if the bench could not be run; a poor figure is no error
     */
    void run(Report report) throws Exception;
}
