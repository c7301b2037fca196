package informers.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import informers.client.config.ClientConfig;
import informers.client.rest.UnreachableException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request is cancelled from another thread in any phase, or ends by its timeout. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a read of the network cannot be interrupted
class CancelIT {
    private static final RestRequest GET = RestRequest.get("/x");

    /** Starts a request in a thread of its own. */
    private static final class Asking {
        final CompletableFuture<Throwable> failure = new CompletableFuture<>();
        final Thread thread;

        Asking(Runnable ask) {
            thread = new Thread(() -> failure.complete(catchThrowable(ask::run)));
            thread.start();
        }

        /** Waits until its thread is inside this method. */
        Asking untilIn(String className, String method) {
            return until(() -> Arrays.stream(thread.getStackTrace())
                    .anyMatch(f -> f.getClassName().endsWith(className)
                            && f.getMethodName().equals(method)));
        }

        Asking until(BooleanSupplier state) {
            while (!state.getAsBoolean()) {
                assertThat(failure).isNotDone();
                Thread.onSpinWait();
            }
            return this;
        }

        void endsAs(Reason reason) throws Exception {
            assertThat(((UnreachableException) failure.get(20, TimeUnit.SECONDS)).reason())
                    .isEqualTo(reason);
            thread.join();
        }
    }

    /** Listens, but does not accept connections: after the first few, clients wait to connect. */
    private static final class Deaf implements AutoCloseable {
        final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        final Socket[] before = new Socket[4];

        Deaf() throws IOException {
            for (int i = 0; i < before.length; i++) {
                before[i] = new Socket();
                try {
                    before[i].connect(socket.getLocalSocketAddress(), 100);
                } catch (IOException e) {
                    return; // the backlog is full
                }
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket s : before) {
                if (s != null) {
                    s.close();
                }
            }
            socket.close();
        }
    }

    @Test
    void whileConnecting() throws Exception {
        try (Deaf deaf = new Deaf();
                RestClient client = RestClient.of(ClientConfig.of("http://127.0.0.1:" + deaf.socket.getLocalPort()))) {
            Asking asking = new Asking(() -> client.send(GET)).untilIn("FastFallbackExchangeFinder", "awaitTcpConnect");
            client.close();
            asking.endsAs(Reason.CANCELLED);
            try (RestClient other = RestClient.of(client.config())) {
                new Asking(() -> other.send(GET.withTimeout(Duration.ofMillis(200)))).endsAs(Reason.TIMED_OUT);
            }
        }
    }

    @Test
    void duringTheHandshake() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 9, InetAddress.getByName("127.0.0.1"));
                RestClient client = RestClient.of(ClientConfig.of("https://127.0.0.1:" + mute.getLocalPort()))) {
            Asking asking = new Asking(() -> client.send(GET)).untilIn("SSLSocketImpl", "startHandshake");
            client.close();
            asking.endsAs(Reason.CANCELLED);
            try (RestClient other = RestClient.of(client.config())) {
                new Asking(() -> other.send(GET.withTimeout(Duration.ofMillis(500)))).endsAs(Reason.TIMED_OUT);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "http/1.1"})
    void beforeTheHead(String protocol) throws Exception {
        try (StreamServer server = new StreamServer(protocol).onHang("GET /x");
                RestClient client = RestClient.of(server.config())) {
            RestClient scope = client.scope();
            Asking asking = new Asking(() -> scope.send(GET)).until(() -> server.requests() == 1);
            Asking timed = new Asking(() -> client.send(GET.withTimeout(Duration.ofMillis(500))));
            scope.close();
            asking.endsAs(Reason.CANCELLED);
            timed.endsAs(Reason.TIMED_OUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "http/1.1"})
    void inTheBody(String protocol) throws Exception {
        try (StreamServer server = new StreamServer(protocol).onWatch("GET /x", "half");
                RestClient client = RestClient.of(server.config())) {
            RestResponse response = client.open(GET);
            Asking asking = new Asking(response::bytes).untilIn("RestResponse", "bytes");
            response.cancel();
            asking.endsAs(Reason.CANCELLED);
            response.close();
            new Asking(() -> client.send(GET.withTimeout(Duration.ofMillis(500)))).endsAs(Reason.TIMED_OUT);
        }
    }

    @Test
    void inTheDelayForRetryAfterOrTheRateLimit() throws Exception {
        try (TestServer server = new TestServer()
                .on("GET /x", TestServer.text(503, "text/plain", "busy", "Retry-After", "3600"))
                .onJson("GET /y", "{}")) {
            RestClient client = RestClient.of(server.config()).withRateLimit(new RateLimit(0.001, 2));
            Asking delayed = new Asking(() -> client.send(GET)).untilIn("InFlightRequest", "pause");
            client.send(RestRequest.get("/y"));
            Asking throttled = new Asking(() -> client.send(RestRequest.get("/y"))).untilIn("InFlightRequest", "pause");
            throttled.thread.interrupt();
            throttled.endsAs(Reason.CANCELLED);
            client.close();
            delayed.endsAs(Reason.CANCELLED);
        }
    }
}
