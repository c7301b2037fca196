package informers.internal.auth;

import informers.client.config.ExecConfig;
import informers.client.config.KubeconfigException;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Credentials from an exec plugin. It is run when there are none yet, when they have expired, and when the server refused
 * them.
 *
 * <p>Any thread. However many ask, the plugin runs once at a time, for it may talk with the user; those who waited for a run
 * share its failure too, else twenty informers would wait twenty times for a plugin that hangs. (client-go's wait for a
 * lock, and each tries again.) Corresponds to {@code Authenticator} in {@code exec.go}.
 */
final class ExecAuthenticator implements CredentialSource {
    /** All clients of one user share what the plugin gave: else each would ask for the password again. */
    private static final Map<ExecConfig, ExecAuthenticator> SHARED = new ConcurrentHashMap<>();

    /** How soon one who waits for another's run sees that nobody needs it any more. */
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    /** Runs the program once. */
    interface Plugin {
        /** As {@link CredentialSource#get}. */
        ExecCredential run(BooleanSupplier givenUp) throws IOException;
    }

    private static final class Run {
        boolean over;
        boolean succeeded;

        @Nullable
        KubeconfigException failure;
    }

    private final Plugin plugin;
    private final Concurrency concurrency;
    private final Monitor monitor;

    private volatile Credential credential = Credential.NONE;

    // Read and written with the monitor held.
    private boolean there;
    private @Nullable Instant expires;
    private @Nullable Run running;

    ExecAuthenticator(Plugin plugin, Concurrency concurrency) {
        this.plugin = plugin;
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    static ExecAuthenticator of(ExecConfig config) {
        return SHARED.computeIfAbsent(
                config, c -> new ExecAuthenticator(ExecPlugin.of(c, Concurrency.threads()), Concurrency.threads()));
    }

    @Override
    public Credential get(BooleanSupplier givenUp) throws IOException {
        monitor.lock();
        try {
            if (!there || (expires != null && concurrency.now().isAfter(expires))) {
                refresh(givenUp);
            }
            return credential; // if it has expired already, the server will say so
        } finally {
            monitor.unlock();
        }
    }

    @Override
    public Credential held() {
        return credential;
    }

    /**
     * Runs the plugin now, unless somebody did since. The request that was refused stays refused, as in client-go: whoever
     * sent it knows best whether to send it again, and a reflector does so anyway. If the plugin fails, the old credential
     * stays, and the next refusal asks again.
     */
    @Override
    public void refused(Credential refused, BooleanSupplier givenUp) throws IOException {
        monitor.lock();
        try {
            if (credential == refused) { // the same object: another run may give equal words
                refresh(givenUp);
            }
        } finally {
            monitor.unlock();
        }
    }

    /** With the monitor held, but not while the program runs. */
    private void refresh(BooleanSupplier givenUp) throws IOException {
        for (Run run = running; run != null; run = running) {
            await(run, givenUp);
            if (run.failure != null) {
                throw new KubeconfigException(String.valueOf(run.failure.getMessage()), run.failure);
            }
            if (run.succeeded) {
                return;
            }
            // Its thread was interrupted, which says nothing of the plugin: now it is our turn.
        }
        Run run = new Run();
        running = run;
        monitor.unlock();
        ExecCredential given = null;
        try {
            given = plugin.run(givenUp);
        } catch (KubeconfigException e) {
            run.failure = e;
            throw e;
        } finally {
            monitor.lock();
            if (given != null) {
                credential = Credential.bearer(given.token(), given.certificate());
                expires = given.expires();
                there = true;
                run.succeeded = true;
            }
            run.over = true;
            running = null;
            monitor.signalAll();
        }
    }

    private void await(Run other, BooleanSupplier givenUp) throws IOException {
        while (!other.over) {
            if (givenUp.getAsBoolean()) {
                throw new InterruptedIOException("the request was given up while it waited for the exec plugin");
            }
            try {
                monitor.await(LOOK_UP);
            } catch (InterruptedException e) {
                concurrency.interruptMyself();
                throw new InterruptedIOException("interrupted while waiting for the exec plugin");
            }
        }
    }
}
