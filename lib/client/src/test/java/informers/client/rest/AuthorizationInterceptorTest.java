package informers.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.client.config.Credentials;
import informers.client.config.KubeconfigException;
import informers.client.rest.UnreachableException.Reason;
import informers.internal.auth.Plugins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Requests whose credential is not available yet, or is not valid. */
@Timeout(60)
class AuthorizationInterceptorTest {
    private final TestServer server = new TestServer().onJson("GET /x", "{}");
    private Plugins plugins;

    @BeforeEach
    void folder(@TempDir Path folder) {
        plugins = new Plugins(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RestClient client(Credentials credentials) {
        return RestClient.of(server.config().withCredentials(credentials));
    }

    @Test
    void aTokenThatNoHeaderCanHoldIsRejectedWithoutShowingIt() {
        for (String token : new String[] {"secret-11\nX-Other: 1", "secret-11ü", "secret-11\0"}) {
            try (RestClient client = client(Credentials.token(token))) {
                assertThatThrownBy(() -> client.send(RestRequest.get("/x")))
                        .isInstanceOf(KubeconfigException.class)
                        .hasMessageContaining("a character that no HTTP header can hold")
                        .satisfies(e -> assertThat(e.toString()).doesNotContain("secret-11"));
            }
        }
        assertThat(server.seen()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRejectionIsReturnedEvenIfThePluginThenFails() {
        server.on("GET /y", TestServer.text(401, "application/json", "{}"));
        String once = "[ -e '%1$s' ] && exit 7\ntouch '%1$s'\nprintf '%%s' '%2$s'\n"
                .formatted(plugins.path("ran"), Plugins.token("t"));
        try (RestClient client = client(Credentials.exec(plugins.plugin(once)))) {
            ApiException e = catchThrowableOfType(ApiException.class, () -> client.send(RestRequest.get("/y")));
            assertThat(e.code()).isEqualTo(401);
            assertThat(client.send(RestRequest.get("/x"))).asString().isEqualTo("{}");
            assertThat(server.last().header("Authorization")).isEqualTo("Bearer t");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFailingPluginIsAnErrorAndNothingIsSent() {
        try (RestClient client = client(Credentials.exec(plugins.plugin("exit 7")))) {
            assertThatThrownBy(() -> client.send(RestRequest.get("/x")))
                    .isInstanceOf(KubeconfigException.class)
                    .hasMessageContaining("exec of user \"u\" in config")
                    .hasMessageContaining("exit code 7");
        }
        assertThat(server.seen()).isEmpty();
    }

    private Credentials hanging() {
        return Credentials.exec(plugins.plugin("touch '" + plugins.path("runs") + "'\nexec sleep 600\n"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theTimeoutOfARequestIncludesThePlugin() {
        try (RestClient client = client(hanging())) {
            RestRequest request = RestRequest.get("/x").withTimeout(Duration.ofMillis(300));
            UnreachableException e = catchThrowableOfType(UnreachableException.class, () -> client.send(request));
            assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closingTheClientCancelsThePlugin() throws Exception {
        RestClient client = client(hanging());
        CompletableFuture<UnreachableException> failure = new CompletableFuture<>();
        Thread thread = new Thread(() -> failure.complete(
                catchThrowableOfType(UnreachableException.class, () -> client.send(RestRequest.get("/x")))));
        thread.start();
        while (!Files.exists(plugins.path("runs"))) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        client.close();
        assertThat(failure.get(30, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CANCELLED);
        thread.join();
    }
}
