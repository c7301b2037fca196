package informers.client.auth;

import informers.util.Concurrency;
import java.time.Duration;

/**
 * How to get a plugin that is not there. It is said ten times an hour at most: an informer that tries again and again would
 * else fill a log with it.
 *
 * <p>Any thread. Answers to {@code sometimes} in {@code exec.go}.
 */
final class InstallHint {
    private final String hint;
    private final int most;
    private final long window;
    private final Concurrency world;
    private final Concurrency.Monitor monitor;

    private long begin;
    private int count;

    /** @param hint the plugin's own words; {@code ""} for none */
    InstallHint(String hint, Concurrency world) {
        this(hint, 10, Duration.ofHours(1), world);
    }

    InstallHint(String hint, int most, Duration window, Concurrency world) {
        this.hint = hint;
        this.most = most;
        this.window = window.toNanos();
        this.world = world;
        this.monitor = world.monitor();
        this.begin = world.nanoTime();
    }

    /** To put behind an error; {@code ""} if it was said often enough. */
    String now() {
        monitor.lock();
        try {
            long now = world.nanoTime();
            if (now - begin >= window) {
                begin = now;
                count = 0;
            }
            if (count >= most) {
                return "";
            }
            count++;
        } finally {
            monitor.unlock();
        }
        return "\nIt is a client-go credential plugin: "
                + "https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins"
                + (hint.isEmpty() ? "" : "\n\n" + hint);
    }
}
