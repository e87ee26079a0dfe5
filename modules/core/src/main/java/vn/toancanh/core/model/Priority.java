package vn.toancanh.core.model;

/** How urgent a case is. The digit is shown inside the priority's shape; P1 is life now, P4 is comfort. */
public enum Priority {
    P1,
    P2,
    P3,
    P4;

    /** 1 to 4. */
    public int digit() {
        return ordinal() + 1;
    }

    /**
     * The priority with this digit.
     *
     * @throws IllegalArgumentException outside 1 to 4
     */
    public static Priority of(int digit) {
        if (digit < 1 || digit > 4) {
            throw new IllegalArgumentException("priority " + digit + " is not within 1..4");
        }
        return values()[digit - 1];
    }
}
