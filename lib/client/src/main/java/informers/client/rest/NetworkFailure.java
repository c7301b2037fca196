package informers.client.rest;

import informers.client.rest.UnreachableException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Describes exceptions of the network: what happened, and what to do. */
final class NetworkFailure {
    private NetworkFailure() {}

    /**
     * @param host host and port
     * @param origin where the address was configured
     */
    static UnreachableException explain(
            String method, String url, String host, String origin, boolean cancelled, IOException e) {
        Reason reason = cancelled ? Reason.CANCELLED : reason(e);
        String words =
                e instanceof Throttle.OutOfTime ? lastWords(e) : words(reason, host + " (from " + origin + ")", url, e);
        return new UnreachableException(method, url, reason, words, e);
    }

    static Reason reason(IOException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return Reason.HOST_NAME;
        }
        if (e instanceof SSLException) {
            return brokeLater(e) ? Reason.BROKEN : Reason.TLS;
        }
        if (e instanceof UnknownHostException) {
            return Reason.UNKNOWN_HOST;
        }
        if (e instanceof SocketTimeoutException
                || e instanceof Throttle.OutOfTime
                || says(e, "timed out")
                || "timeout".equals(e.getMessage())) {
            return Reason.TIMED_OUT;
        }
        if (e instanceof InterruptedIOException) {
            return Reason.CANCELLED;
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return says(e, "refused") ? Reason.REFUSED : Reason.NO_ROUTE;
        }
        return Reason.BROKEN;
    }

    /**
     * Returns whether the peer, or something between, dropped an existing connection: like apimachinery's
     * IsConnectionReset, IsProbableEOF and IsHTTP2ConnectionLost. OkHttp does not distinguish an HTTP/2 stream that the
     * server reset from a connection that died, so this is true of both.
     */
    static boolean isLost(Reason reason, Throwable e) {
        boolean http2 = e.getClass().getPackageName().equals("okhttp3.internal.http2");
        boolean gone = has(e, EOFException.class) || has(e, SocketException.class) || says(e, "close_notify") || http2;
        boolean proxy = says(e, "SOCKS"); // Java reports a proxy's refusal with a SocketException
        return gone && !proxy && (reason == Reason.BROKEN || reason == Reason.TLS);
    }

    /** Returns whether an existing connection broke: TLS wraps such failures too, long after the handshake. */
    private static boolean brokeLater(IOException e) {
        boolean handshake = e instanceof SSLHandshakeException;
        return !handshake && (has(e, SocketException.class) || has(e, EOFException.class) || says(e, "close_notify"));
    }

    private static String words(Reason reason, String at, String url, IOException e) {
        return switch (reason) {
            case CANCELLED -> "the request was cancelled: its client was closed, or its thread interrupted.";
            case HOST_NAME ->
                "the certificate of " + at + " is for another host: " + names(e.getMessage())
                        + ". Use a server address that the certificate names, or set tls-server-name to one of its names.";
            case TLS -> tls(at, e);
            case UNKNOWN_HOST ->
                "the host name cannot be resolved: " + at
                        + ". Check the server in your kubeconfig, and that you are on the right network.";
            case TIMED_OUT ->
                "no answer from " + at + " in time (" + lastWords(e)
                        + "). Is the server up, and does a firewall let you through?";
            case REFUSED -> "nothing listens at " + at + ". Is the server running, and is its address right?";
            case NO_ROUTE ->
                "there is no route to " + at + " (" + lastWords(e)
                        + "). Check the server in your kubeconfig, and that you are on the right network.";
            case BROKEN ->
                "the connection to " + at + " broke (" + lastWords(e)
                        + "). Try again; if it fails again, check whether the server speaks "
                        + (url.startsWith("https") ? "https" : "http, and not https") + ".";
        };
    }

    private static String tls(String at, IOException e) {
        if (has(e, CertificateExpiredException.class)) {
            return "the certificate of " + at + " has expired. It must be renewed on the server.";
        }
        if (has(e, CertificateNotYetValidException.class)) {
            return "the certificate of " + at + " is not valid yet. Is the clock of this machine right?";
        }
        if (has(e, CertPathBuilderException.class) || has(e, CertPathValidatorException.class)) {
            return "the certificate of " + at + " is not signed by a trusted authority. Set "
                    + "certificate-authority (or certificate-authority-data) of the cluster to the right one.";
        }
        String words = lastWords(e);
        if (words.contains("Unsupported or unrecognized SSL message") || words.contains("plaintext connection")) {
            return at + " does not speak TLS. Use http:// in the server address, or the port that speaks TLS.";
        }
        if (words.contains("bad_certificate")
                || words.contains("certificate_required")
                || words.contains("unknown_ca")
                || words.contains("certificate_unknown")) {
            return at + " refused our client certificate (" + words + "). Check client-certificate and client-key.";
        }
        return "the TLS handshake with " + at + " failed (" + words + ").";
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        return causes(e).anyMatch(type::isInstance);
    }

    private static boolean says(Throwable e, String words) {
        return causes(e).map(Throwable::getMessage).anyMatch(message -> message != null && message.contains(words));
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }

    /** Returns the subject names of the certificate, from OkHttp's message of several lines. */
    private static String names(@Nullable String message) {
        if (message == null) {
            return "it does not say for which";
        }
        int names = message.indexOf("subjectAltNames:");
        return (names < 0 ? message : message.substring(names))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String lastWords(IOException e) {
        String words = e.getMessage();
        return words == null ? e.getClass().getSimpleName() : words;
    }
}
