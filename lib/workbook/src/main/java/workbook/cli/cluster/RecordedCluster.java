package workbook.cli.cluster;

import informers.client.config.ClientConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;
import workbook.cli.WorkbookHome;

/** A tape that is replayed on a free port, only for this script. */
final class RecordedCluster implements Cluster {
    private final ReplayServer server;
    private final String tape;
    private final ClientConfig config;

    private RecordedCluster(ReplayServer server, String tape, ClientConfig config) {
        this.server = server;
        this.tape = tape;
        this.config = config;
    }

    static RecordedCluster start(String tape, double speed, @Nullable String namespace) {
        ReplayServer server = ReplayServer.start(
                ReplayOptions.of(WorkbookHome.find().wiremock()).withSpeed(speed));
        try {
            String address = server.newSession(tape); // throws if there is no such tape
            return new RecordedCluster(
                    server,
                    tape,
                    ClientConfig.of(address)
                            .withNamespace(namespace == null ? "default" : namespace)
                            .withOrigin("the tape " + tape));
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
    }

    @Override
    public String toString() {
        return "the recorded cluster " + tape;
    }
}
