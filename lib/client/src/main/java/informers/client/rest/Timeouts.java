package informers.client.rest;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a client waits before it considers a server dead. client-go has the connect timeout and the two times of
 * HTTP/2 pings only; otherwise it waits forever, and does not notice when a connection with HTTP/1.1 dies silently.
 *
 * <p>Immutable and thread-safe. Corresponds to {@code rest/transport.go} and apimachinery's {@code util/net/http.go}.
 */
public final class Timeouts {
    /**
     * The defaults: 10 s to connect, because a running server accepts connections at once; a ping every 22 s; 70 s of
     * silence, because a server ends its requests after 60 s (its {@code --request-timeout}), and its response should
     * arrive before this client gives up; 30 s of grace for watches.
     */
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(22), Duration.ofSeconds(70), Duration.ofSeconds(30));

    private final Duration connect;
    private final Duration ping;
    private final Duration silence;
    private final Duration watchGrace;

    private Timeouts(Duration connect, Duration ping, Duration silence, Duration watchGrace) {
        this.connect = Objects.requireNonNull(connect, "connect");
        this.ping = Objects.requireNonNull(ping, "ping");
        this.silence = Objects.requireNonNull(silence, "silence");
        this.watchGrace = Objects.requireNonNull(watchGrace, "watchGrace");
    }

    /**
     * Returns these timeouts with another limit for connecting.
     *
     * @param atMost the limit
     * @return new timeouts
     */
    public Timeouts withConnect(Duration atMost) {
        return new Timeouts(atMost, ping, silence, watchGrace);
    }

    /**
     * Returns these timeouts with another ping interval.
     *
     * @param every the interval
     * @return new timeouts
     */
    public Timeouts withPing(Duration every) {
        return new Timeouts(connect, every, silence, watchGrace);
    }

    /**
     * Returns these timeouts with another limit for silence.
     *
     * @param atMost the limit; zero for no limit
     * @return new timeouts
     */
    public Timeouts withSilence(Duration atMost) {
        return new Timeouts(connect, ping, atMost, watchGrace);
    }

    /**
     * Returns these timeouts with another grace for watches.
     *
     * @param atMost the grace
     * @return new timeouts
     */
    public Timeouts withWatchGrace(Duration atMost) {
        return new Timeouts(connect, ping, silence, atMost);
    }

    /** {@return how long connecting may take, and how long the TLS handshake may take after it} */
    public Duration connect() {
        return connect;
    }

    /**
     * {@return the time between two pings with HTTP/2. A connection is dead when the reply to a ping has not arrived by
     * the next one, so this takes one to two intervals. (client-go pings after 30 s of silence and waits 15 s for the
     * reply: at most 45 s. OkHttp has a single number.)}
     */
    public Duration ping() {
        return ping;
    }

    /** {@return how long a server may send nothing before the head and within a response} */
    public Duration silence() {
        return silence;
    }

    /**
     * {@return how much longer than its timeout a watch may last. A server ends its watches itself; if it does not, the
     * connection is dead}
     */
    public Duration watchGrace() {
        return watchGrace;
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(connect, ping, silence, watchGrace);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Timeouts that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "Timeouts" + values();
    }
}
