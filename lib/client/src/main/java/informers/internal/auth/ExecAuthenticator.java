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
 * Credentials from an exec plugin. It runs when there are none yet, when they have expired, and when the server
 * rejected them.
 *
 * <p>Thread-safe. The plugin runs only once at a time, because it may interact with the user. Threads that wait for a
 * run share its failure too; otherwise twenty informers would wait twenty times for a plugin that hangs. (In client-go
 * they wait for a lock, and each retries.) Corresponds to {@code Authenticator} in {@code exec.go}.
 */
final class ExecAuthenticator implements CredentialSource {
    /** All clients of one user share a plugin's result: otherwise each would ask for the password again. */
    private static final Map<ExecConfig, ExecAuthenticator> SHARED = new ConcurrentHashMap<>();

    /** How soon a thread that waits for another's run notices that its request was cancelled. */
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    /** Runs the program once. */
    interface Plugin {
        /** Like {@link CredentialSource#get}. */
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

    // Guarded by the monitor.
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
            return credential; // if it has expired already, the server rejects it
        } finally {
            monitor.unlock();
        }
    }

    @Override
    public Credential held() {
        return credential;
    }

    /**
     * Runs the plugin, unless another thread did since. The rejected request still fails, as in client-go: its sender
     * knows whether to repeat it, and a reflector does anyway. If the plugin fails, the old credential is kept, and the
     * next rejection runs it again.
     */
    @Override
    public void refused(Credential refused, BooleanSupplier givenUp) throws IOException {
        monitor.lock();
        try {
            if (credential == refused) { // the same object: another run may return an equal one
                refresh(givenUp);
            }
        } finally {
            monitor.unlock();
        }
    }

    /** Refreshes the credential. Called with the monitor held; releases it while the program runs. */
    private void refresh(BooleanSupplier givenUp) throws IOException {
        for (Run run = running; run != null; run = running) {
            await(run, givenUp);
            if (run.failure != null) {
                throw new KubeconfigException(String.valueOf(run.failure.getMessage()), run.failure);
            }
            if (run.succeeded) {
                return;
            }
            // Its thread was interrupted, which says nothing about the plugin: run it here.
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
                throw new InterruptedIOException("the request was cancelled while it waited for the exec plugin");
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
