package informers.client.rest;

import informers.client.config.ClientConfig;
import informers.client.config.Pem;
import informers.client.config.TlsConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.BufferedSink;
import okio.Okio;

/** An HTTPS server, OkHttp's own, that speaks HTTP/2 or only HTTP/1.1, and whose responses may take long. */
public final class StreamServer implements AutoCloseable {
    /** Referenced here, because otherwise the logger would be collected, and its level lost. */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("okhttp3.OkHttpClient"), Logger.getLogger(MockWebServer.class.getName()));

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING)); // tests disconnect clients on purpose
    }

    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

    /** Writes the body of a response, which ends when this returns. */
    public interface Stream {
        void write(BufferedSink body) throws IOException, InterruptedException;
    }

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Stream> answers = new ConcurrentHashMap<>();
    private final Set<String> mute = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);

    /** @param protocol {@code h2} or {@code http/1.1} */
    public StreamServer(String protocol) {
        HandshakeCertificates tls =
                new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
        server.useHttps(tls.sslSocketFactory());
        server.setProtocols(
                protocol.equals("h2") ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1));
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                String asked = request.getMethod() + " " + request.getUrl().encodedPath();
                if (mute.contains(asked)) {
                    end.await();
                }
                Stream answer = answers.get(asked);
                return answer == null ? new MockResponse.Builder().code(404).build() : response(answer);
            }
        });
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MockResponse response(Stream answer) {
        return new MockResponse.Builder()
                .clearHeaders() // no length: the body ends with its stream, or on HTTP/1.1 with its connection
                .setHeader("Content-Type", "application/json")
                .socketHandler(socket -> {
                    try (BufferedSink body = Okio.buffer(socket.getSink())) {
                        body.flush();
                        answer.write(body);
                    } catch (IOException | InterruptedException e) {
                        // the client has disconnected, or the test is over
                    }
                })
                .build();
    }

    /** @param request such as {@code GET /api/v1/pods} */
    public StreamServer on(String request, Stream answer) {
        answers.put(request, answer);
        return this;
    }

    public StreamServer onJson(String request, String json) {
        return on(request, body -> body.writeUtf8(json));
    }

    /** Sends each text, and then nothing until the test's end. */
    public StreamServer onWatch(String request, String... texts) {
        return on(request, body -> {
            for (String text : texts) {
                body.writeUtf8(text);
                body.flush();
            }
            end.await();
        });
    }

    /** Accepts the request, and never responds. */
    public StreamServer onHang(String request) {
        mute.add(request);
        return this;
    }

    /** Returns how many requests have arrived. */
    public int requests() {
        return server.getRequestCount();
    }

    public int port() {
        return server.getPort();
    }

    /** Returns a client's configuration for this server. */
    public ClientConfig config() {
        return config(port());
    }

    /** Like {@link #config()}, through a relay on another port. */
    public ClientConfig config(int port) {
        Pem authority = new Pem(CERTIFICATE.certificatePem(), "the test's own");
        return ClientConfig.of("https://127.0.0.1:" + port)
                .withTls(TlsConfig.DEFAULT.withCertificateAuthority(authority));
    }

    @Override
    public void close() {
        end.countDown();
        server.close();
    }
}
