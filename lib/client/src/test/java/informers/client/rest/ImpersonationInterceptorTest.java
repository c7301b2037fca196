package informers.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.ClientConfig.Impersonation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** client-go: TestImpersonationRoundTripper and TestHeaderEscapeRoundTrip of transport/round_trippers_test.go. */
@Timeout(20)
class ImpersonationInterceptorTest {
    private static Map<String, List<String>> sent(Impersonation whom) {
        try (TestServer server = new TestServer().onJson("GET /x", "{}");
                RestClient client = RestClient.of(server.config().withImpersonation(whom))) {
            client.send(RestRequest.get("/x"));
            return server.last().headers();
        }
    }

    @Test
    void allAttributesOfTheUserAreSent() {
        Map<String, List<String>> headers = sent(new Impersonation(
                "system:serviceaccount:a:b",
                "abc123",
                List.of("system:masters", "dev,ops"),
                Map.of("scopes", List.of("view", "develop"), "example.com/a b", List.of("1"))));
        // The server's class writes each header's name with one capital letter.
        assertThat(headers)
                .containsEntry("Impersonate-user", List.of("system:serviceaccount:a:b"))
                .containsEntry("Impersonate-uid", List.of("abc123"))
                .containsEntry("Impersonate-extra-example.com%2fa%20b", List.of("1"));
        assertThat(headers.get("Impersonate-group")).containsExactlyInAnyOrder("system:masters", "dev,ops");
        assertThat(headers.get("Impersonate-extra-scopes")).containsExactlyInAnyOrder("view", "develop");
    }

    @Test
    void aUserWithoutAttributesSendsOneHeader() {
        assertThat(sent(Impersonation.user("alice")).keySet())
                .contains("Impersonate-user")
                .noneMatch(name -> name.matches("(?i)impersonate-(uid|group|extra).*"));
        assertThat(sent(Impersonation.NONE).keySet()).noneMatch(name -> name.matches("(?i)impersonate.*"));
    }

    @ParameterizedTest
    @CsvSource({
        "alpha, alpha",
        "alpha@example.com, alpha%40example.com",
        "example.com/scopes, example.com%2Fscopes",
        "100%, 100%25",
        "a b, a%20b",
        "x:y, x%3Ay",
        "ü, %C3%BC",
        "!#$&'*+-.^_`|~09AZaz, !#$&'*+-.^_`|~09AZaz",
    })
    void aKeyIsEscapedAsInGo(String key, String escaped) {
        assertThat(ImpersonationInterceptor.escaped(key)).isEqualTo(escaped);
    }

    @Test
    void groupsWithoutAUserAreRejected() {
        assertThatThrownBy(() -> new Impersonation("", "", List.of("g"), Map.of()))
                .hasMessageContaining("expected a user to impersonate");
    }
}
