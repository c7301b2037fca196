package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import replay.Fixtures;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.ClientIdentity;
import replay.internal.tape.Tape;

/** Tapes whose tape.json has users and injected errors. */
class RefusalsTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    @TempDir
    Path folder;

    @Test
    void injectedErrorsHaveTheServersMessages() throws IOException {
        Session session = session(
                "\"refuse\": [{\"verbs\": [\"patch\"], \"resources\": [\"*\"], \"status\": 409, \"message\": \"no\"},"
                        + " {\"verbs\": [\"update\"], \"resources\": [\"configmaps\"], \"status\": 500, \"message\": \"no\"},"
                        + " {\"verbs\": [\"delete\"], \"resources\": [\"configmaps\"], \"status\": 403, \"message\": \"exceeded quota\"},"
                        + " {\"verbs\": [\"create\"], \"resources\": [\"configmaps\"], \"namespaces\": [\"default\"],"
                        + " \"status\": 429, \"times\": 2}]");

        ApiResponse.Body busy = send(session, "POST", MAPS, "{\"metadata\":{\"name\":\"a\"}}");
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.headers()).containsEntry("Retry-After", "1");
        assertThat(send(session, "POST", MAPS, "{\"metadata\":{\"name\":\"a\"}}")
                        .status())
                .isEqualTo(429);
        assertThat(send(session, "POST", MAPS, "{\"metadata\":{\"name\":\"a\"}}")
                        .status())
                .as("the third time")
                .isEqualTo(201);
        assertThat(message(send(session, "PATCH", MAPS + "/a", "{}")))
                .isEqualTo("409 Operation cannot be fulfilled on configmaps \"a\": no");
        assertThat(message(send(session, "PUT", MAPS + "/a", "{}"))).isEqualTo("500 Internal error occurred: no");
        assertThat(message(send(session, "DELETE", MAPS + "/a", "")))
                .isEqualTo("403 configmaps \"a\" is forbidden: exceeded quota");
        assertThat(send(session, "GET", MAPS + "/a", "").status()).isEqualTo(200);
    }

    @Test
    void aTapesTokensAreItsUsers() throws IOException {
        Session session =
                session("\"access\": {\"user\": \"nobody\", \"tokens\": {\"t0ken\": {\"user\": \"anna\", \"groups\":"
                        + " [\"system:masters\"]}}}");

        assertThat(message(by(session, ""))).startsWith("403 configmaps is forbidden: User \"nobody\" cannot list");
        assertThat(by(session, "t0ken").status()).isEqualTo(200);
        assertThat(message(by(session, "0ther"))).isEqualTo("401 Unauthorized");
    }

    @Test
    void nothingIsCreatedInANamespaceThatIsBeingDeleted() throws IOException {
        Session session = session("\"x\": 0");
        String team = "/api/v1/namespaces/team";
        send(
                session,
                "POST",
                "/api/v1/namespaces",
                "{\"metadata\":{\"name\":\"team\",\"finalizers\":[\"example.com/hold\"]}}");
        send(session, "DELETE", team, "");

        assertThat(message(send(session, "POST", team + "/configmaps", "{\"metadata\":{\"name\":\"a\"}}")))
                .isEqualTo(
                        "403 configmaps \"a\" is forbidden: unable to create new content in namespace team because it is"
                                + " being terminated");
    }

    private Session session(String fields) throws IOException {
        Path demo = Fixtures.tapes().resolve("demo");
        for (String file : List.of("discovery.jsonl", "objects.jsonl")) {
            Files.copy(demo.resolve(file), folder.resolve(file));
        }
        Files.writeString(
                folder.resolve("tape.json"),
                "{\"about\": \"a test's\", \"recordedAt\": \"2026-11-23T18:22:07Z\","
                        + " \"resourceVersion\": 510, \"oldest\": 510, " + fields + "}");
        return new Session(Tape.load(folder), Fixtures.Cluster.ONE_COLUMN, () -> 0, 1);
    }

    private static ApiResponse.Body send(Session session, String method, String path, String body) {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return (ApiResponse.Body) session.handle(
                ApiRequest.of(method, path, "application/json", type, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static ApiResponse.Body by(Session session, String token) {
        return (ApiResponse.Body) session.handle(ApiRequest.get(MAPS).by(new ClientIdentity(token, "", "", List.of())));
    }

    private static String message(ApiResponse.Body answer) {
        return answer.status() + " "
                + Fixtures.json(answer.bytes()).path("message").asText();
    }
}
