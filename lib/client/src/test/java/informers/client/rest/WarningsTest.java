package informers.client.rest;

import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningsTest {
    private final List<String> logged = new ArrayList<>();
    private final Warnings warnings = new Warnings(logged::add);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "299 - \"unknown field \\\"dat\\\"\" | Warning: unknown field \"dat\"",
                "299 kube-apiserver \"old\" \"Mon, 23 Nov 2026 17:28:46 GMT\" | Warning: old",
                "299 - \"a back\\\\slash, and a comma\" | Warning: a back\\slash, and a comma",
            })
    void aWarningIsLogged(String header, String message) {
        warnings.log(List.of(header));
        assertThat(logged).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"110 - \"Response is Stale\"", "299 - \"\"", "299 - no quotes", "299 - \"no end", "words", "299"})
    void otherHeadersAreIgnored(String header) {
        warnings.log(List.of(header));
        assertThat(logged).isEmpty();
    }

    @Test
    void severalWarningsInOneOrSeveralHeaders() {
        warnings.log(List.of(
                "299 - \"one\", 299 - \"two\" \"Mon, 23 Nov 2026 17:28:46 GMT\", 110 - \"x\"", "299 - \"three\""));
        assertThat(logged).containsExactly("Warning: one", "Warning: two", "Warning: three");
    }

    @Test
    void eachIsLoggedOnce() {
        warnings.log(List.of("299 - \"one\"", "299 - \"one\""));
        warnings.log(List.of("299 - \"two\", 299 - \"one\""));
        assertThat(logged).containsExactly("Warning: one", "Warning: two");
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 5_000; i++) {
            warnings.log(List.of("299 - \"" + i + "\""));
        }
        warnings.log(List.of("299 - \"4999\""));
        assertThat(logged).hasSize(5_000);
        warnings.log(List.of("299 - \"0\"")); // forgotten, so logged again
        assertThat(logged).hasSize(5_001);
    }

    @Test
    void aLongHeaderNeedsLittleTimeAndStack() {
        warnings.log(List.of("299 - \"" + "\\\"a".repeat(80_000), "299 - \"" + "\\\"a".repeat(80_000) + "\""));
        assertThat(logged).singleElement().asString().hasSize("Warning: ".length() + 160_000);
    }

    @Test
    void warningsOfFailedRequestsAreLoggedToo() {
        try (TestServer server = new TestServer()) {
            server.on("GET /ok", text(200, "application/json", "{}", "Warning", "299 - \"fine, but old\""));
            server.on("GET /no", text(403, "application/json", "{}", "Warning", "299 - \"also no\""));
            try (RestClient client = RestClient.of(server.config(), Timeouts.DEFAULT, Concurrency.threads(), warnings);
                    RestClient scope = client.scope()) {
                client.send(RestRequest.get("/ok"));
                scope.send(RestRequest.get("/ok"));
                assertThat(catchThrowable(() -> client.send(RestRequest.get("/no"))))
                        .isInstanceOf(ApiException.class);
            }
        }
        assertThat(logged).containsExactly("Warning: fine, but old", "Warning: also no");
    }
}
