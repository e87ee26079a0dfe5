package vn.toancanh.wire.message;

/** Body of {@code POST /sign-in}. */
public record SignIn(String personId) {}
