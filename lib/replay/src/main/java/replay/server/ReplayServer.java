package replay.server;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import replay.ReplayException;
import replay.internal.apiserver.RequestCounts;

/**
 * Serves recorded clusters over HTTP on 127.0.0.1. Starting a server takes a second or more of CPU: one for each JVM is
 * enough, with a session for each test.
 *
 * <pre>{@code
 * try (ReplayServer server = ReplayServer.start()) {
 *     String cluster = server.newSession("rollout"); // the URL of an API server
 *     ...
 *     server.counts(cluster); // 1 LIST, 1 WATCH
 * }
 * }</pre>
 *
 * <p>Any thread may call any method. It never ends the JVM.
 */
public final class ReplayServer implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://[^/]+/tapes/([^/]+)(?:/sessions/([^/]+))?/?");

    private final WireMockServer wireMock;
    private final Sessions sessions;
    private final TapeTransformer transformer;
    private final AtomicLong lastSession = new AtomicLong();

    private ReplayServer(WireMockServer wireMock, Sessions sessions, TapeTransformer transformer) {
        this.wireMock = wireMock;
        this.sessions = sessions;
        this.transformer = transformer;
    }

    /**
     * Starts a server with the tapes of the jar on a free port. Returns when it serves.
     *
     * @throws ReplayException if it cannot be started
     */
    public static ReplayServer start() {
        return start(ReplayOptions.DEFAULT);
    }

    /**
     * Starts a server. Returns when it serves.
     *
     * @throws ReplayException if the port is in use, or a folder of the options is missing or invalid
     */
    public static ReplayServer start(ReplayOptions options) {
        options.root().ifPresent(root -> {
            expectFolder(root.resolve("mappings"));
            expectFolder(TapeFolders.tapes(root));
        });
        Sessions sessions =
                new Sessions(TapeFolders.of(options), options.speed(), options.load(), options.concurrency());
        TapeTransformer transformer = new TapeTransformer(sessions, options);
        try {
            return new ReplayServer(startWireMock(options, transformer), sessions, transformer);
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    static WireMockServer startWireMock(ReplayOptions options, TapeTransformer transformer) {
        WireMockConfiguration configuration =
                configuration(options, transformer).port(options.port());
        try {
            WireMockServer wireMock = new WireMockServer(configuration); // reads the mappings
            startOrStop(wireMock);
            return wireMock;
        } catch (RuntimeException e) {
            throw explained(e, options);
        }
    }

    /** Returns the configuration that all replay servers have in common. The caller sets the port, or TLS. */
    static WireMockConfiguration configuration(ReplayOptions options, TapeTransformer transformer) {
        WireMockConfiguration configuration = options.root()
                .map(root -> options().usingFilesUnderDirectory(root.toString()))
                .orElseGet(() -> options().usingFilesUnderClasspath(TapeFolders.IN_JAR));
        return configuration
                .bindAddress("127.0.0.1")
                .extensions(transformer)
                .httpServerFactory(LocalServer::new)
                // Each watch holds a thread; 32 threads are for other requests.
                .containerThreads(options.maxWatches() + 32)
                // With gzip, or with a copy for the log, a stream would arrive in one piece at its end.
                .gzipDisabled(true)
                .maxLoggedResponseSize(0)
                .disableRequestJournal()
                .http2PlainDisabled(true)
                .jettyStopTimeout(1000L);
    }

    private static void startOrStop(WireMockServer wireMock) {
        try {
            wireMock.start();
        } catch (RuntimeException e) {
            try {
                wireMock.stop(); // its threads
            } catch (Exception alsoFailed) { // Jetty throws undeclared checked exceptions
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return wireMock.port();
    }

    /** Returns the names of the tapes, in alphabetical order. */
    public List<String> tapes() {
        return sessions.names();
    }

    /**
     * Returns the URL of a tape's API server, in the session that all users of this URL share.
     *
     * @throws ReplayException if there is no such tape
     */
    public String url(String tape) {
        if (!tapes().contains(tape)) {
            throw new ReplayException(sessions.unknown(tape));
        }
        return "http://127.0.0.1:" + port() + "/tapes/" + tape;
    }

    /**
     * Returns the URL of a tape's API server in a new session: no recorded change was played, and no client has
     * written to it.
     *
     * @throws ReplayException if there is no such tape
     */
    public String newSession(String tape) {
        return url(tape) + "/sessions/s" + lastSession.incrementAndGet();
    }

    /**
     * Returns the URL of a server that always fails.
     *
     * @param fault such as {@code too-many-requests}; the names are in wiremock-mappings/README.md
     */
    public String faultUrl(String fault) {
        return "http://127.0.0.1:" + port() + "/faults/" + fault;
    }

    /**
     * Returns the number of requests of a session so far.
     *
     * @param sessionUrl a URL that {@link #url} or {@link #newSession} returned
     * @throws IllegalArgumentException if it is not such a URL
     */
    public RequestCounts counts(String sessionUrl) {
        return inSession(sessionUrl, sessions::counts);
    }

    /**
     * Returns what can be made to go wrong in a session.
     *
     * @param sessionUrl a URL that {@link #url} or {@link #newSession} returned
     * @throws IllegalArgumentException if it is not such a URL
     * @throws IllegalStateException if the session was removed
     */
    public SessionFaults faults(String sessionUrl) {
        return inSession(sessionUrl, sessions::faults);
    }

    /**
     * Ends the watches of a session and removes it. A client that continues gets 410.
     *
     * @param sessionUrl a URL that {@link #newSession} returned
     * @throws IllegalArgumentException if it is not such a URL
     */
    public void endSession(String sessionUrl) {
        inSession(sessionUrl, (tape, session) -> {
            sessions.end(tape, session);
            return true;
        });
    }

    private static <R> R inSession(String sessionUrl, BiFunction<String, String, R> action) {
        Matcher address = ADDRESS.matcher(sessionUrl);
        if (!address.matches()) {
            throw new IllegalArgumentException(
                    "expected a URL that url() or newSession() returned, found '" + sessionUrl + "'");
        }
        String session = address.group(2);
        return action.apply(address.group(1), session == null ? "" : session);
    }

    /** Returns the number of open watches. */
    public int openWatches() {
        return transformer.openWatches();
    }

    /** Ends all watches and frees the port. */
    @Override
    public void close() {
        sessions.close();
        wireMock.stop();
    }

    private static void expectFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ReplayException("Expected a folder " + folder + ", but there is none."
                    + "\nThe replay server needs the workbook's wiremock-mappings: its stubs in mappings, its tapes in"
                    + " __files/tapes.");
        }
    }

    private static RuntimeException explained(RuntimeException e, ReplayOptions options) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new ReplayException(
                        "Port " + options.port() + " on 127.0.0.1 is used by another program."
                                + "\nStop that program, or choose another port (--port; 0 for a free one).",
                        e);
            }
        }
        return new ReplayException(
                "The replay server cannot start with "
                        + options.root().map(Path::toString).orElse("the stubs of the jar") + ": " + e.getMessage(),
                e);
    }
}
