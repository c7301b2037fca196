package informers.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.KubeconfigException;
import informers.client.config.ProxyUrl;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of Go's golang.org/x/net/http/httpproxy. */
class EnvironmentProxyTest {
    private static String proxy(String server, Map<String, String> environment) {
        HttpUrl url = HttpUrl.get(server);
        return EnvironmentProxy.of(url.isHttps(), url.host(), url.port(), environment)
                .map(ProxyUrl::toString)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example:6443, HTTPS_PROXY, http://p:3128",
        "https://a.example:6443, https_proxy, http://p:3128",
        "https://a.example:6443, HTTP_PROXY, ''",
        "http://a.example:8080, HTTP_PROXY, http://p:3128",
        "http://a.example:8080, http_proxy, http://p:3128",
        "http://a.example:8080, HTTPS_PROXY, ''",
        "https://localhost:6443, HTTPS_PROXY, ''",
        "https://127.0.0.1:6443, HTTPS_PROXY, ''",
        "https://127.9.9.9:6443, HTTPS_PROXY, ''",
        "https://[::1]:6443, HTTPS_PROXY, ''",
        "https://10.0.0.1:6443, HTTPS_PROXY, http://p:3128",
        "https://[fd00::1]:6443, HTTPS_PROXY, http://p:3128",
    })
    void theSchemeSelectsTheVariableAndTheLoopbackIsDirect(String server, String variable, String proxy) {
        assertThat(proxy(server, Map.of(variable, "http://p:3128"))).isEqualTo(proxy);
    }

    @Test
    void aVariableInUpperCaseHasPrecedenceAndASchemeIsOptional() {
        assertThat(proxy("https://a", Map.of("HTTPS_PROXY", "p:1", "https_proxy", "q:2")))
                .isEqualTo("http://p:1");
        assertThat(proxy("https://a", Map.of("HTTPS_PROXY", "", "https_proxy", "socks5://q")))
                .isEqualTo("socks5://q:1080");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*                        | direct",
                "a.example                | direct",
                "A.Example                | direct",
                "' b , a.example '        | direct",
                "example                  | direct",
                ".example                 | direct",
                "*.example                | direct",
                "a.example:6443           | direct",
                "a.example:443            | proxy",
                "xa.example               | proxy",
                "ample                    | proxy",
                "a.example.com            | proxy",
                "''                       | proxy",
            })
    void hostsWithoutTheProxy(String list, String way) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://p", "NO_PROXY", list);
        assertThat(proxy("https://a.example:6443", environment)).isEqualTo(way.equals("direct") ? "" : "http://p:80");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3, direct",
        "10.1.2.3, 10.1.2.4, proxy",
        "10.1.2.3, 10.0.0.0/8, direct",
        "10.1.2.3, 10.1.2.0/31, proxy",
        "10.1.2.3, 10.1.2.2/31, direct",
        "10.1.2.3, 0.0.0.0/0, direct",
        "10.1.2.3, fd00::/8, proxy",
        "10.1.2.3, 10.0.0.0/99, proxy",
        "10.1.2.3, 10.1.2.3:6443, direct",
        "10.1.2.3, 10.1.2.3:1, proxy",
        "[fd00::1], fd00::/8, direct",
        "[fd00::1], fd00::1, direct",
        "[fd00::1], [fd00::1]:6443, direct",
        "[fd00::1], fe00::/8, proxy",
    })
    void addressesAndNetworks(String host, String list, String way) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://p", "no_proxy", list);
        assertThat(proxy("https://" + host + ":6443", environment))
                .isEqualTo(way.equals("direct") ? "" : "http://p:80");
    }

    @Test
    void anInvalidVariableIsAnErrorThatDoesNotShowIt() {
        assertThatThrownBy(() -> proxy("https://a", Map.of("https_proxy", "ftp://u:secret-12@p")))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("https_proxy")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-12"));
    }
}
