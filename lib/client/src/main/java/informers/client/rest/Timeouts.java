package informers.client.rest;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a client waits before it takes a server for dead. Of these, client-go has the connect and the two times of its
 * HTTP/2 pings; where it has none it waits for ever, and so would not see a connection on HTTP/1.1 die in silence.
 *
 * <p>A value; any thread. Corresponds to {@code rest/transport.go} and apimachinery's {@code util/net/http.go}.
 *
 * @param connect until a connection is there, and until its TLS handshake is done: each
 * @param ping on HTTP/2, between two pings; a connection is dead when the answer to one is not there by the next, so it is
 *     found out after one to two of these. (client-go pings after 30 s of silence and waits 15 s for the answer: 45 s at
 *     most. OkHttp has but one number.)
 * @param silence how long a server may send nothing in an answer, and until its head
 * @param watchGrace how much longer than it was asked to a watch may last. A server ends its watches itself; when it does
 *     not, the connection is dead
 */
public record Timeouts(Duration connect, Duration ping, Duration silence, Duration watchGrace) {
    public Timeouts {
        Objects.requireNonNull(connect, "connect");
        Objects.requireNonNull(ping, "ping");
        Objects.requireNonNull(silence, "silence");
        Objects.requireNonNull(watchGrace, "watchGrace");
    }

    /**
     * 10 s to connect, as a server that is there takes a connection at once; a ping every 22 s; 70 s of silence, as a
     * server ends its requests after 60 s (its {@code --request-timeout}) and its words should come before our patience
     * ends; 30 s of grace for a watch.
     */
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(22), Duration.ofSeconds(70), Duration.ofSeconds(30));

    public Timeouts withConnect(Duration atMost) {
        return new Timeouts(atMost, ping, silence, watchGrace);
    }

    public Timeouts withPing(Duration every) {
        return new Timeouts(connect, every, silence, watchGrace);
    }

    public Timeouts withSilence(Duration atMost) {
        return new Timeouts(connect, ping, atMost, watchGrace);
    }

    public Timeouts withWatchGrace(Duration atMost) {
        return new Timeouts(connect, ping, silence, atMost);
    }
}
