package informers.internal.auth;

import informers.util.Concurrency;
import java.time.Duration;

/**
 * How to install a missing plugin. Shown at most ten times per hour, because an informer that retries would fill the
 * log with it.
 *
 * <p>Thread-safe. Corresponds to {@code sometimes} in {@code exec.go}.
 */
final class InstallHint {
    private final String hint;
    private final int most;
    private final long window;
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;

    private long begin;
    private int count;

    /** @param hint the hint of the kubeconfig; {@code ""} for none */
    InstallHint(String hint, Concurrency concurrency) {
        this(hint, 10, Duration.ofHours(1), concurrency);
    }

    InstallHint(String hint, int most, Duration window, Concurrency concurrency) {
        this.hint = hint;
        this.most = most;
        this.window = window.toNanos();
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
        this.begin = concurrency.nanoTime();
    }

    /** Returns the text to append to an error; {@code ""} if it was shown often enough. */
    String now() {
        boolean often = monitor.read(() -> {
            long now = concurrency.nanoTime();
            if (now - begin >= window) {
                begin = now;
                count = 0;
            }
            return count++ >= most;
        });
        if (often) {
            return "";
        }
        return "\nIt is a client-go credential plugin: "
                + "https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins"
                + (hint.isEmpty() ? "" : "\n\n" + hint);
    }
}
