package replay.server;

import informers.util.Concurrency;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link ReplayServer} is started. Immutable: each {@code with} method returns a changed copy.
 *
 * <pre>{@code
 * ReplayOptions.DEFAULT.withTape(Path.of("src/test/tapes/mine")).withSpeed(10)
 * }</pre>
 */
public final class ReplayOptions {
    /** The port that {@code wiremock-mappings/kubeconfig.yaml} names. */
    public static final int USUAL_PORT = 18018;

    /** The tapes of the jar on a free port, as fast as they were recorded. */
    public static final ReplayOptions DEFAULT =
            new ReplayOptions(null, List.of(), 0, 1, 0, 200, Duration.ofSeconds(1), Concurrency.threads());

    private final @Nullable Path root;
    private final List<Path> tapes;
    private final int port;
    private final double speed;
    private final int load;
    private final int maxWatches;
    private final Duration clientCheck;
    private final Concurrency concurrency;

    private ReplayOptions(
            @Nullable Path root,
            List<Path> tapes,
            int port,
            double speed,
            int load,
            int maxWatches,
            Duration clientCheck,
            Concurrency concurrency) {
        this.root = root;
        this.tapes = tapes;
        this.port = port;
        this.speed = speed;
        this.load = load;
        this.maxWatches = maxWatches;
        this.clientCheck = clientCheck;
        this.concurrency = concurrency;
    }

    /** Returns the options for the stubs and tapes of a WireMock root, which has the folders {@code mappings} and {@code __files/tapes}. */
    public static ReplayOptions of(Path root) {
        Objects.requireNonNull(root, "root");
        return new ReplayOptions(
                root,
                List.of(),
                DEFAULT.port,
                DEFAULT.speed,
                DEFAULT.load,
                DEFAULT.maxWatches,
                DEFAULT.clientCheck,
                DEFAULT.concurrency);
    }

    /**
     * Adds a tape, under the name of its folder. It replaces an earlier tape of that name.
     *
     * @param folder the folder with {@code tape.json}
     * @throws IllegalArgumentException if the folder has no {@code tape.json}
     */
    public ReplayOptions withTape(Path folder) {
        if (!Files.isRegularFile(folder.resolve("tape.json"))) {
            throw new IllegalArgumentException("expected the folder of a tape, with a file tape.json, found " + folder);
        }
        List<Path> all = new ArrayList<>(tapes);
        all.add(folder);
        return new ReplayOptions(root, List.copyOf(all), port, speed, load, maxWatches, clientCheck, concurrency);
    }

    /**
     * Sets the port to listen on.
     *
     * @param newPort 0 for a free port
     * @throws IllegalArgumentException if it is not from 0 to 65535
     */
    public ReplayOptions withPort(int newPort) {
        if (newPort < 0 || newPort > 65535) {
            throw new IllegalArgumentException("expected a port from 0 to 65535, found " + newPort);
        }
        return new ReplayOptions(root, tapes, newPort, speed, load, maxWatches, clientCheck, concurrency);
    }

    /**
     * Sets how many recorded seconds pass in one second.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public ReplayOptions withSpeed(double newSpeed) {
        if (!(newSpeed > 0) || Double.isInfinite(newSpeed)) {
            throw new IllegalArgumentException("expected a speed above 0, such as 1 or 10, found " + newSpeed);
        }
        return new ReplayOptions(root, tapes, port, newSpeed, load, maxWatches, clientCheck, concurrency);
    }

    /**
     * Sets a load: each session has 5,000 pods more, {@code load-0000} and so on in the namespace {@code default}, and while a watch is open,
     * one after the other of them changes. Such a session keeps its newest changes only; clients that want older ones get 410.
     *
     * @param changesPerSecond 0 for no such pods, as by default
     * @throws IllegalArgumentException if it is not from 0 to 100,000
     */
    public ReplayOptions withLoad(int changesPerSecond) {
        if (changesPerSecond < 0 || changesPerSecond > 100_000) {
            throw new IllegalArgumentException("expected from 0 to 100000 changes a second, found " + changesPerSecond);
        }
        return new ReplayOptions(root, tapes, port, speed, changesPerSecond, maxWatches, clientCheck, concurrency);
    }

    /**
     * Sets how many watches may be open at once. Each holds a thread; a further one is refused with 429.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public ReplayOptions withMaxWatches(int newMaxWatches) {
        if (newMaxWatches < 1) {
            throw new IllegalArgumentException("expected at least one watch, found " + newMaxWatches);
        }
        return new ReplayOptions(root, tapes, port, speed, load, newMaxWatches, clientCheck, concurrency);
    }

    /**
     * Sets how often a silent watch checks that its client is still connected. Nothing is sent for it.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public ReplayOptions withClientCheck(Duration newClientCheck) {
        if (newClientCheck.isNegative() || newClientCheck.isZero()) {
            throw new IllegalArgumentException("expected a time above 0 between checks, found " + newClientCheck);
        }
        return new ReplayOptions(root, tapes, port, speed, load, maxWatches, newClientCheck, concurrency);
    }

    /**
     * Sets the clock of the sessions, and what their watches wait with. A clock that is shared with the clients keeps the changes,
     * the timeouts and the clients' own waits in step, whatever its pace.
     *
     * @param newConcurrency {@link Concurrency#threads} by default
     */
    public ReplayOptions withConcurrency(Concurrency newConcurrency) {
        Objects.requireNonNull(newConcurrency, "concurrency");
        return new ReplayOptions(root, tapes, port, speed, load, maxWatches, clientCheck, newConcurrency);
    }

    /** Returns the WireMock root; empty if the stubs and tapes are those of the jar. */
    Optional<Path> root() {
        return Optional.ofNullable(root);
    }

    List<Path> tapes() {
        return tapes;
    }

    int port() {
        return port;
    }

    double speed() {
        return speed;
    }

    int load() {
        return load;
    }

    int maxWatches() {
        return maxWatches;
    }

    Duration clientCheck() {
        return clientCheck;
    }

    Concurrency concurrency() {
        return concurrency;
    }
}
