package vn.toancanh.uidesk.detail;

/** What the keys and buttons of a case do; the sheets behind them are opened by {@link CaseSheets}. */
public interface CaseKeys {
    /** Space: takes the chosen case, or the top waiting one when the chosen one needs nobody. */
    void take();

    /** The button of the chosen case: never another one. */
    void takeThis();

    void assign();

    /** @param n suggestion 1 to 9 */
    void suggestion(int n);

    void note();

    void attach();

    void shelve();

    void step();

    void resolve();

    void close();

    /** @param digit 1 to 4 */
    void priority(int digit);
}
