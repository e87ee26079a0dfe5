package vn.toancanh.city.clips;

/** A colour in linear light. */
record Tint(double r, double g, double b) {
    /** From the notation of screens, {@code 0xRRGGBB}. */
    static Tint of(int rgb) {
        return new Tint(linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255));
    }

    Tint times(double f) {
        return new Tint(r * f, g * f, b * f);
    }

    private static double linear(int c) {
        return Math.pow(c / 255.0, 2.2);
    }
}
