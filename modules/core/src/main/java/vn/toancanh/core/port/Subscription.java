package vn.toancanh.core.port;

/** A handle that ends a subscription; closing it twice is harmless. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
