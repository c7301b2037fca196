package replay.server;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import replay.ReplayException;
import replay.apiserver.RequestCounts;

/**
 * Recorded clusters, served over HTTP on 127.0.0.1. Starting it costs seconds of CPU: once a JVM is enough, with a
 * session for each who uses it.
 *
 * <pre>{@code
 * try (ReplayServer server = ReplayServer.start(ReplayOptions.of(wiremockRoot).withSpeed(10))) {
 *     String cluster = server.newSession("rollout"); // the address of an API server
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
     * Starts it.
     *
     * @throws ReplayException if the port is taken, or if the WireMock root is not what it should be
     */
    public static ReplayServer start(ReplayOptions options) {
        Path tapes = options.root().resolve("__files").resolve("tapes");
        expectFolder(options.root().resolve("mappings"));
        expectFolder(tapes);
        Sessions sessions = new Sessions(tapes, options.speed());
        TapeTransformer transformer = new TapeTransformer(sessions, options);
        return new ReplayServer(startWireMock(options, transformer), sessions, transformer);
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

    /** What every server of tapes has in common; the caller chooses the port, or TLS. */
    static WireMockConfiguration configuration(ReplayOptions options, TapeTransformer transformer) {
        return options()
                .bindAddress("127.0.0.1")
                .usingFilesUnderDirectory(options.root().toString())
                .extensions(transformer)
                .httpServerFactory(LocalServer::new)
                // A watch holds its thread; the rest is for everybody else.
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
            } catch (Exception alsoFailed) { // Jetty throws checked ones that are not declared
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return wireMock.port();
    }

    /** The names of the tapes. */
    public List<String> tapes() {
        return sessions.names();
    }

    /** The address of a tape's API server, in the session that all share who use this address. */
    public String url(String tape) {
        if (!tapes().contains(tape)) {
            throw new ReplayException(sessions.unknown(tape));
        }
        return "http://127.0.0.1:" + port() + "/tapes/" + tape;
    }

    /** The address of a tape's API server in a new session: its story has not begun, and nobody has written to it. */
    public String newSession(String tape) {
        return url(tape) + "/sessions/s" + lastSession.incrementAndGet();
    }

    /** The address of a server that always fails in this way, such as {@code too-many-requests}: see the mappings. */
    public String faultUrl(String fault) {
        return "http://127.0.0.1:" + port() + "/faults/" + fault;
    }

    /** The requests of a session so far, by the address that {@link #url} or {@link #newSession} gave. */
    public RequestCounts counts(String sessionUrl) {
        Matcher address = ADDRESS.matcher(sessionUrl);
        if (!address.matches()) {
            throw new IllegalArgumentException(
                    "expected an address that url() or newSession() gave, came '" + sessionUrl + "'");
        }
        String session = address.group(2);
        return sessions.counts(address.group(1), session == null ? "" : session);
    }

    /** How many watches are being served right now. */
    public int openWatches() {
        return transformer.openWatches();
    }

    /** Ends all watches and lets go of the port. */
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
                        "Port " + options.port() + " on 127.0.0.1 is taken by another program."
                                + "\nStop that one, or choose another port with --port (--port 0 takes a free one).",
                        e);
            }
        }
        return new ReplayException("The replay server cannot start with " + options.root() + ": " + e.getMessage(), e);
    }
}
