package workbook.cli.cluster;

import informers.client.config.ClientConfig;
import informers.client.rest.RateLimit;
import informers.client.rest.RestClient;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;

/** A tape that is replayed on a free port, only for this script. */
final class RecordedCluster implements Cluster {
    /** A watch looks whether its client has left before each skip, and needs no other moments for it. */
    private static final Duration NO_CLIENT_CHECK = Duration.ofDays(1);

    private final ReplayServer server;
    private final String tape;
    private final ClientConfig config;
    private final Concurrency concurrency;

    private RecordedCluster(ReplayServer server, String tape, ClientConfig config, Concurrency concurrency) {
        this.server = server;
        this.tape = tape;
        this.config = config;
        this.concurrency = concurrency;
    }

    /** Replays at the pace of the recording, or faster. */
    static RecordedCluster start(String tape, double speed, @Nullable String namespace) {
        return start(RecordedTapes.options().withSpeed(speed), tape, namespace, Concurrency.threads());
    }

    /** Skips the waits of the script, and those of the server too if {@code ofServer}. */
    static RecordedCluster startSkippingWaits(String tape, boolean ofServer, @Nullable String namespace) {
        SkippedWaits waits = new SkippedWaits();
        ReplayOptions options = ofServer
                ? RecordedTapes.options().withConcurrency(waits).withClientCheck(NO_CLIENT_CHECK)
                : RecordedTapes.options();
        try {
            return start(options, tape, namespace, waits);
        } catch (RuntimeException e) {
            waits.close();
            throw e;
        }
    }

    private static RecordedCluster start(
            ReplayOptions options, String tape, @Nullable String namespace, Concurrency concurrency) {
        ReplayServer server = ReplayServer.start(options);
        try {
            String address = server.newSession(tape); // throws if there is no such tape
            return new RecordedCluster(
                    server,
                    tape,
                    ClientConfig.of(address)
                            .withNamespace(namespace == null ? "default" : namespace)
                            .withOrigin("the tape " + tape),
                    concurrency);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public ClientConfig config() {
        return config;
    }

    @Override
    public RestClient client() {
        return RestClient.of(config).withRateLimit(RateLimit.NONE);
    }

    @Override
    public Concurrency concurrency() {
        return concurrency;
    }

    @Override
    public String requests() {
        return server.counts(config.server()).toString();
    }

    @Override
    public Optional<String> kubectl() {
        return Optional.empty();
    }

    @Override
    public void close() {
        server.close();
        if (concurrency instanceof SkippedWaits waits) {
            waits.close();
        }
    }

    @Override
    public String toString() {
        return "the recorded cluster " + tape;
    }
}
