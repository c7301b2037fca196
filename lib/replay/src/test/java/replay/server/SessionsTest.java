package replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import replay.Fixtures;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;

/** The limit of sessions: which one is removed, and what its client gets then. */
class SessionsTest {
    private static final ApiRequest LIST = ApiRequest.get("/api/v1/namespaces/default/configmaps");
    private static final ApiRequest WATCH = ApiRequest.get("/api/v1/namespaces/default/configmaps?watch=1");
    private static final ApiRequest WRITE = ApiRequest.of(
            "POST",
            "/api/v1/namespaces/default/configmaps",
            "application/json",
            "application/json",
            "{\"metadata\":{\"name\":\"mine\"}}".getBytes(StandardCharsets.UTF_8));

    private final AtomicLong nanos = new AtomicLong();
    private final Sessions sessions = new Sessions(TapeFolders.in(Fixtures.tapes()), 1, 0, nanos::get);

    @AfterEach
    void close() {
        sessions.close();
    }

    private int status(String session, ApiRequest request) {
        return sessions.handle("demo", session, request).status();
    }

    private void fillWithWrites() {
        for (int i = 0; i < Sessions.MAX_SESSIONS; i++) {
            assertThat(status("w" + i, WRITE)).isEqualTo(201);
        }
    }

    @Test
    @DisplayName("3,000 sessions that only read are all served, and 1,000 are kept")
    void manyReaders() {
        assertThat(status("", WRITE)).isEqualTo(201);
        for (int i = 0; i < 3 * Sessions.MAX_SESSIONS; i++) {
            assertThat(status("r" + i, LIST)).isEqualTo(200);
        }
        assertThat(sessions.size()).isEqualTo(Sessions.MAX_SESSIONS);
        assertThat(status("r0", LIST)).as("a removed session starts again").isEqualTo(200);
        assertThat(status("", WRITE)).as("the shared session was not removed").isEqualTo(409);
    }

    @Test
    @DisplayName("with all sessions in use, new ones get 429 and existing ones are served")
    void full() {
        fillWithWrites();

        ApiResponse refused = sessions.handle("demo", "new", LIST);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(((ApiResponse.Body) refused).headers()).containsEntry("Retry-After", "1");
        assertThat(status("w0", WRITE))
                .as("an existing session still has its writes")
                .isEqualTo(409);
        assertThat(status("", LIST)).as("the shared session, too").isEqualTo(200);
    }

    @Test
    @DisplayName("after a minute without a request, the least recently used session is removed for a new one")
    void recycled() {
        fillWithWrites();
        nanos.addAndGet(Sessions.IDLE_NANOS);
        assertThat(status("w0", LIST)).isEqualTo(200);
        nanos.incrementAndGet();

        assertThat(status("new", LIST)).isEqualTo(200);
        assertThat(status("w1", LIST)).as("its client receives an error").isEqualTo(410);
        assertThat(status("w0", WRITE)).as("used a moment ago").isEqualTo(409);
        assertThat(status("w2", WRITE)).as("the next one to be removed").isEqualTo(409);
        assertThat(sessions.size()).isEqualTo(Sessions.MAX_SESSIONS);
    }

    @Test
    @DisplayName("a session with an open watch is never removed; after the watch it may be")
    void watched() {
        var watch = (ApiResponse.Stream) sessions.handle("demo", "w0", WATCH);
        fillWithWrites();
        nanos.addAndGet(2 * Sessions.IDLE_NANOS);

        assertThat(status("new1", WRITE)).isEqualTo(201);
        assertThat(status("w0", WRITE)).isEqualTo(409);
        assertThat(status("w1", LIST)).isEqualTo(410);

        watch.cursor().close();
        nanos.addAndGet(2 * Sessions.IDLE_NANOS);
        for (int i = 0; i < Sessions.MAX_SESSIONS; i++) {
            assertThat(status("again" + i, WRITE)).isEqualTo(201);
        }
        assertThat(status("w0", LIST)).isEqualTo(410);
    }
}
