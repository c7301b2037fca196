package replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import replay.Fixtures;
import replay.recordings.RecordedExchange;

/** The headers of responses, compared with the recorded ones. */
@Timeout(60)
class HeadersIT {
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

    /** The framing of a body differs between servers; the recorder requested the end of the connection. */
    private static final Set<String> FRAMING = Set.of("connection", "content-length", "transfer-encoding", "date");

    private static HttpResponse<String> get(String path, String accept, String... more) throws Exception {
        String[] headers = new String[more.length + 2];
        headers[0] = "Accept";
        headers[1] = accept;
        System.arraycopy(more, 0, headers, 2, more.length);
        return Http.get(SharedServer.get().url("demo") + path, headers);
    }

    private static Set<String> names(Set<String> all) {
        Set<String> names = new TreeSet<>(all);
        names.removeAll(FRAMING);
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-version",
                "02-api-legacy",
                "03-apis-legacy",
                "04-api-aggregated",
                "05-apis-aggregated",
                "06-api-v1",
                "07-apis-apps-v1",
                "22b-404-unknown-group",
                "27-healthz"
            })
    @DisplayName("the headers are those of the recorded responses")
    void asRecorded(String name) throws Exception {
        RecordedExchange recorded = Fixtures.recordings().exchange("1.36.2", name);
        HttpHeaders headers = get(recorded.url(), recorded.accept()).headers();
        assertThat(names(headers.map().keySet()))
                .isEqualTo(names(recorded.headers().keySet()));
        for (String same : List.of("cache-control", "content-type", "vary", "x-content-type-options")) {
            assertThat(headers.firstValue(same).orElse("none"))
                    .as(same)
                    .isEqualTo(recorded.headers().getOrDefault(same, "none"));
        }
        assertThat(headers.allValues("cache-control")).hasSize(1);
    }

    @Test
    @DisplayName(
            "a client that has the aggregated document gets 304 without a body; with another ETag it gets the document")
    void notModified() throws Exception {
        HttpResponse<String> first = get("/apis", AGGREGATED);
        String etag = first.headers().firstValue("Etag").orElseThrow();
        assertThat(etag).matches("\"[0-9A-F]{128}\"");
        assertThat(get("/apis", AGGREGATED).headers().firstValue("Etag")).contains(etag);

        HttpResponse<String> again = get("/apis", AGGREGATED, "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("Etag")).contains(etag);
        assertThat(again.headers().firstValue("Cache-Control")).contains("public");

        assertThat(get("/api", AGGREGATED, "If-None-Match", etag).statusCode()).isEqualTo(200);
        assertThat(get("/apis", "application/json", "If-None-Match", etag).statusCode())
                .as("the other form has no version")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("each response has its own Audit-Id")
    void auditId() throws Exception {
        String first = get("/version", "application/json")
                .headers()
                .firstValue("Audit-Id")
                .orElseThrow();
        assertThat(get("/version", "application/json").headers().firstValue("Audit-Id"))
                .isPresent()
                .isNotEqualTo(java.util.Optional.of(first));
    }
}
