package vn.toancanh.wire.message;

/** Answer of {@code GET /health}. {@code status} is {@code ok}. */
public record HealthAnswer(String status, String city, String epoch) {}
