package workbook.replay;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a {@link ReplayServer} is started. A value.
 *
 * @param root the WireMock root: {@code mappings} and {@code __files/tapes} are below it
 * @param port 0 takes a free one
 * @param speed how many seconds of a story pass in one second
 * @param maxWatches each open watch holds a thread; the next one is told to come again later
 * @param heartbeat how often a silent watch sends a bare newline: only so is it noticed that a client has left
 */
public record ReplayOptions(Path root, int port, double speed, int maxWatches, Duration heartbeat) {
    /** The port that {@code kubeconfig.yaml} names. */
    public static final int USUAL_PORT = 18018;

    public ReplayOptions {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("expected a port from 0 to 65535, came " + port);
        }
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("expected a speed above 0, such as 1 or 10, came " + speed);
        }
        if (maxWatches < 1 || heartbeat.isNegative() || heartbeat.isZero()) {
            throw new IllegalArgumentException(
                    "expected at least one watch and a heartbeat above 0, came " + maxWatches + " and " + heartbeat);
        }
    }

    /** A free port, the speed as recorded. */
    public static ReplayOptions of(Path root) {
        return new ReplayOptions(root, 0, 1, 200, Duration.ofSeconds(5));
    }

    public ReplayOptions withPort(int newPort) {
        return new ReplayOptions(root, newPort, speed, maxWatches, heartbeat);
    }

    public ReplayOptions withSpeed(double newSpeed) {
        return new ReplayOptions(root, port, newSpeed, maxWatches, heartbeat);
    }

    public ReplayOptions withMaxWatches(int newMaxWatches) {
        return new ReplayOptions(root, port, speed, newMaxWatches, heartbeat);
    }

    public ReplayOptions withHeartbeat(Duration newHeartbeat) {
        return new ReplayOptions(root, port, speed, maxWatches, newHeartbeat);
    }
}
