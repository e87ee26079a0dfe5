package vn.toancanh.link;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.wire.WireException;

/** Turns what the network did into a {@link GatewayException}. Pure functions. */
final class Failures {
    private Failures() {}

    static GatewayException of(IOException e) {
        if (e instanceof TooLargeException) {
            return new GatewayException(Kind.TOO_LARGE, "The answer is larger than any sound one.", e, null, null);
        }
        if (e instanceof SocketTimeoutException) {
            return new GatewayException(Kind.TIMEOUT, "Nothing came in time.", e, null, null);
        }
        if (e instanceof InterruptedIOException) {
            if (Thread.currentThread().isInterrupted() || "interrupted".equals(e.getMessage())) {
                Thread.currentThread().interrupt();
                return new GatewayException(Kind.BROKEN, "The call was interrupted.", e, null, null);
            }
            return new GatewayException(Kind.TIMEOUT, "Nothing came in time.", e, null, null);
        }
        if (e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof PortUnreachableException) {
            return new GatewayException(Kind.REFUSED, "No connection to the gateway.", e, null, null);
        }
        if (String.valueOf(e.getMessage()).contains("authenticate with proxy")) { // OkHttp's words for 407 to CONNECT
            return new GatewayException(Kind.PROXY, "The proxy between wants a sign-in.", e, null, null);
        }
        GatewayException refused = handshake(e);
        if (refused != null) {
            return refused;
        }
        if (isStranger(e)) {
            return new GatewayException(Kind.NOT_THE_CITY, "What answers there is not the gateway.", e, null, null);
        }
        return new GatewayException(Kind.BROKEN, "The connection broke.", e, null, null);
    }

    static GatewayException notTheCity(String sentence, @Nullable WireException cause) {
        return new GatewayException(Kind.NOT_THE_CITY, sentence, cause, null, null);
    }

    /** Why the two did not come to terms before anything was sent; null when it is something else. */
    private static @Nullable GatewayException handshake(IOException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof CertificateExpiredException || t instanceof CertificateNotYetValidException) {
                return new GatewayException(
                        Kind.CERTIFICATE_DATE, "The certificate is not valid at this machine's time.", e, null, null);
            }
        }
        boolean cut = e.getCause() instanceof EOFException; // the line was cut while shaking hands
        return e instanceof SSLPeerUnverifiedException || e instanceof SSLHandshakeException && !cut
                ? new GatewayException(Kind.UNTRUSTED, "What answers there cannot be trusted.", e, null, null)
                : null;
    }

    /** Another protocol: somebody is there, but not the city. */
    private static boolean isStranger(IOException e) {
        String said = e.getMessage() == null ? "" : e.getMessage();
        return (e instanceof ProtocolException && !said.contains("end of stream"))
                || said.contains("unrecognized SSL message");
    }

    /** More bytes than allowed. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }
}
