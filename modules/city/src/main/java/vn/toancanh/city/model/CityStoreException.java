package vn.toancanh.city.model;

/** The city's file cannot be read or written. */
public final class CityStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CityStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
