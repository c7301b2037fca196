package informers.client.rest;

import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.testkit.SeededScheduler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error responses of a real API server 1.36, recorded, and those of proxies. */
class ApiExceptionTest {
    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private static String recorded(String name) {
        try (InputStream in = ApiExceptionTest.class.getResourceAsStream("/informers/client/status/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApiException answering(int code, String type, String body, String... headers) {
        server.on("GET /x", text(code, type, body, headers));
        ApiException[] thrown = new ApiException[1];
        SeededScheduler.run(
                1,
                concurrency -> { // on virtual time: some of these responses ask for a delay
                    try (RestClient client =
                            RestClient.of(server.config(), Timeouts.DEFAULT, concurrency, new Warnings())) {
                        thrown[0] = catchThrowableOfType(ApiException.class, () -> client.send(RestRequest.get("/x")));
                    }
                });
        return thrown[0];
    }

    private static String kinds(ApiException e) {
        StringBuilder kinds = new StringBuilder();
        add(kinds, e.isNotFound(), "notFound");
        add(kinds, e.isAlreadyExists(), "alreadyExists");
        add(kinds, e.isConflict(), "conflict");
        add(kinds, e.isExpired(), "expired");
        add(kinds, e.isGone(), "gone");
        add(kinds, e.isForbidden(), "forbidden");
        add(kinds, e.isUnauthorized(), "unauthorized");
        add(kinds, e.isTooManyRequests(), "tooManyRequests");
        add(kinds, e.isInternalError(), "internalError");
        add(kinds, e.isTooLargeResourceVersion(), "tooLarge");
        return kinds.toString();
    }

    private static void add(StringBuilder kinds, boolean is, String kind) {
        if (is) {
            kinds.append(kinds.isEmpty() ? "" : " ").append(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20-401-bad-token, 401, Unauthorized, unauthorized, Unauthorized",
        "20b-anonymous, 403, Forbidden, forbidden, system:anonymous",
        "22-404-object, 404, NotFound, notFound, configmaps \"none\" not found",
        "23b-409-conflict, 409, Conflict, conflict, the object has been modified",
        "23c-409-already-exists, 409, AlreadyExists, alreadyExists, already exists",
        "24-422-invalid-name, 422, Invalid, '', RFC 1123",
        "25-400-bad-json, 400, BadRequest, '', json parse error",
        "25c-406, 406, NotAcceptable, '', Available representations",
        "26-list-future-rv, 504, Timeout, tooLarge, Too large resource version",
        "39b-watchlist-custom-resource, 429, TooManyRequests, tooManyRequests, (re)initializing",
        "63-list-expired-continue-410, 410, Expired, expired gone, continue parameter is too old",
    })
    void aRecordedErrorIsRead(String name, int code, String reason, String kinds, String words) {
        ApiException e = answering(code, "application/json", recorded(name + ".body"));
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.status().reason()).isEqualTo(reason);
        assertThat(kinds(e)).isEqualTo(kinds);
        assertThat(e)
                .hasMessageStartingWith("GET " + server.url() + "/x: " + code + " " + reason)
                .hasMessageContaining(words);
    }

    @Test
    void theBodyIsKept() {
        ApiException e = answering(503, "text/plain; charset=utf-8", "service unavailable\n");
        assertThat(e.body()).asString(StandardCharsets.UTF_8).isEqualTo("service unavailable\n");
        assertThat(e.contentType()).isEqualTo("text/plain; charset=utf-8");
        e.body()[0] = 'x';
        assertThat(e.body()[0]).isEqualTo((byte) 's');
    }

    @Test
    void theServerAsksForADelay() {
        String body = recorded("39b-watchlist-custom-resource.body");
        assertThat(answering(429, "application/json", body).retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(answering(429, "application/json", body, "Retry-After", "7").retryAfter())
                .contains(Duration.ofSeconds(7));
        assertThat(answering(503, "text/plain", "busy", "Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT")
                        .retryAfter())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\":\"Timeout\",\"code\":504,\"details\":{\"causes\":[{\"reason\":\"ResourceVersionTooLarge\"}]}}",
                "{\"reason\":\"Timeout\",\"code\":504,\"details\":{\"causes\":[{\"message\":\"Too large resource version\"}]}}",
                "{\"reason\":\"Timeout\",\"code\":504,\"message\":\"Timeout: Too large resource version: 9, current: 1\"}",
            })
    void tooLargeVersionsAreRecognizedInThreeForms(String status) { // client-go: TestReflectorFullListIfTooLarge
        String body = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\"," + status.substring(1);
        assertThat(kinds(answering(504, "application/json", body))).isEqualTo("tooLarge");
    }

    @ParameterizedTest
    @CsvSource({
        "404, 'text/plain; charset=utf-8', 404 page not found, notFound",
        "503, 'text/plain; charset=utf-8', service unavailable, ''",
        "502, text/html, <html><h1>Bad Gateway</h1></html>, internalError",
        "500, application/json, '{\"kind\":\"Sta', internalError",
        "403, application/json, '{\"kind\":\"Pod\"}', forbidden",
        "400, text/plain, Client sent an HTTP request to an HTTPS server., ''",
        "429, '', '', tooManyRequests",
    })
    void aBodyThatIsNoStatusBecomesItsMessage(int code, String type, String body, String kinds) {
        ApiException e = answering(code, type == null ? "" : type, body == null ? "" : body);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.status().code()).isEqualTo(code);
        assertThat(kinds(e)).isEqualTo(kinds == null ? "" : kinds);
        assertThat(e).hasMessageContaining(body == null || body.isEmpty() ? "no body" : body);
    }

    @Test
    void unauthorizedSaysWhatToCheck() {
        assertThat(answering(401, "text/plain", "no")).hasMessageContaining("kubeconfig");
        assertThat(answering(403, "text/plain", "no")).hasMessageContaining("may not");
        assertThat(answering(403, "application/json", recorded("20b-anonymous.body")))
                .hasMessageContaining("No credentials were sent");
        assertThat(answering(429, "text/plain", "no", "Retry-After", "7")).hasMessageContaining("wait 7 s");
    }

    @Test
    void anEndlessPageIsCutOff() {
        assertThat(answering(500, "text/html", "x".repeat(3_000_000))
                        .getMessage()
                        .length())
                .isLessThan(1000);
    }
}
