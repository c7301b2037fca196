package informers.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import informers.client.rest.UnreachableException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFailureTest {
    private static IOException connect(String why) {
        IOException e = new ConnectException("Failed to connect to /127.0.0.1:1"); // as OkHttp wraps it
        e.initCause(new ConnectException(why));
        return e;
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(Reason.REFUSED, connect("Connection refused")),
                arguments(Reason.TIMED_OUT, connect("Connection timed out")),
                arguments(Reason.NO_ROUTE, connect("Network is unreachable")),
                arguments(Reason.NO_ROUTE, new NoRouteToHostException("No route to host")),
                arguments(Reason.UNKNOWN_HOST, new UnknownHostException("a")),
                arguments(Reason.TIMED_OUT, new SocketTimeoutException("Read timed out")),
                arguments(Reason.TIMED_OUT, new InterruptedIOException("timeout")),
                arguments(Reason.CANCELLED, new InterruptedIOException("interrupted")),
                arguments(Reason.TLS, new SSLHandshakeException("Received fatal alert: bad_certificate")),
                arguments(Reason.TLS, new SSLHandshakeException("Remote host terminated the handshake")),
                arguments(Reason.HOST_NAME, new SSLPeerUnverifiedException("Hostname a not verified")),
                arguments(Reason.BROKEN, new SSLException("Connection reset", new SocketException("Connection reset"))),
                arguments(Reason.BROKEN, new SSLException("closing inbound before receiving peer's close_notify")),
                arguments(Reason.BROKEN, new SocketException("Connection reset")),
                arguments(Reason.BROKEN, new EOFException("\\n not found")),
                arguments(Reason.BROKEN, new IOException()));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachFailureHasAReason(Reason reason, IOException e) {
        UnreachableException thrown =
                NetworkFailure.explain("GET", "https://a:1/x", "a:1", "context \"c\" in file", false, e);
        assertThat(thrown.reason()).isEqualTo(reason);
        assertThat(thrown).hasMessageStartingWith("GET https://a:1/x: ").hasCause(e);
        assertThat(thrown.getMessage()).containsPattern("[.?]$").doesNotContain("null");
    }

    static Stream<Arguments> losses() {
        return Stream.of( // the last ones are not lost connections for IsProbableEOF
                arguments(true, new SocketException("Connection reset")),
                arguments(true, new SocketException("Broken pipe")),
                arguments(true, new IOException("unexpected end of stream on http://a/...", new EOFException())),
                arguments(true, new SSLException("Connection reset", new SocketException("Connection reset"))),
                arguments(true, new SSLException("closing inbound before receiving peer's close_notify")),
                arguments(true, handshake("Remote host terminated the handshake", new EOFException())),
                arguments(true, new StreamResetException(ErrorCode.PROTOCOL_ERROR)),
                arguments(true, new ConnectionShutdownException()),
                arguments(false, handshake("Received fatal alert: bad_certificate", null)),
                arguments(false, new IOException("Failed to authenticate with proxy")),
                arguments(false, new SocketException("SOCKS server general failure")),
                arguments(false, new ProtocolException("Unexpected status line: SSH-2.0")),
                arguments(false, connect("Connection refused")),
                arguments(false, new NoRouteToHostException("No route to host")),
                arguments(false, new UnknownHostException("a")),
                arguments(false, new SocketTimeoutException("Read timed out")));
    }

    private static IOException handshake(String message, IOException cause) {
        IOException e = new SSLHandshakeException(message);
        e.initCause(cause);
        return e;
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aLostConnectionIsDistinguishedFromOneThatNeverExisted(boolean lost, IOException e) {
        assertThat(NetworkFailure.explain("GET", "https://a:1/x", "a:1", "c", false, e)
                        .isConnectionLost())
                .isEqualTo(lost);
        assertThat(NetworkFailure.explain("GET", "https://a:1/x", "a:1", "c", true, e)
                        .isConnectionLost())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void allReasonsAreTested(Reason reason) {
        assertThat(failures().map(a -> a.get()[0])).contains(reason);
    }
}
