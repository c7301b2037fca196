package replay.server;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a {@link ReplayServer} is started. A value.
 *
 * @param root the WireMock root: {@code mappings} and {@code __files/tapes} are below it
 * @param port 0 takes a free one
 * @param speed how many seconds of a story pass in one second
 * @param maxWatches each open watch holds a thread; one too many is refused with 429
 * @param clientCheck how often a silent watch checks that its client is still connected; nothing is sent for it
 */
public record ReplayOptions(Path root, int port, double speed, int maxWatches, Duration clientCheck) {
    /** The port that {@code kubeconfig.yaml} names. */
    public static final int USUAL_PORT = 18018;

    public ReplayOptions {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("expected a port from 0 to 65535, came " + port);
        }
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("expected a speed above 0, such as 1 or 10, came " + speed);
        }
        if (maxWatches < 1 || clientCheck.isNegative() || clientCheck.isZero()) {
            throw new IllegalArgumentException(
                    "expected at least one watch and a time above 0 between checks of the client, came " + maxWatches
                            + " and " + clientCheck);
        }
    }

    /** A free port, the speed as recorded. */
    public static ReplayOptions of(Path root) {
        return new ReplayOptions(root, 0, 1, 200, Duration.ofSeconds(1));
    }

    public ReplayOptions withPort(int newPort) {
        return new ReplayOptions(root, newPort, speed, maxWatches, clientCheck);
    }

    public ReplayOptions withSpeed(double newSpeed) {
        return new ReplayOptions(root, port, newSpeed, maxWatches, clientCheck);
    }

    public ReplayOptions withMaxWatches(int newMaxWatches) {
        return new ReplayOptions(root, port, speed, newMaxWatches, clientCheck);
    }

    public ReplayOptions withClientCheck(Duration newClientCheck) {
        return new ReplayOptions(root, port, speed, maxWatches, newClientCheck);
    }
}
