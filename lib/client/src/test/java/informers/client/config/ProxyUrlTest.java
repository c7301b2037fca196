package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyUrlTest {
    @Test
    void allPartsAreParsed() {
        assertThat(ProxyUrl.parse("http://j%C3%BCrgen:p%40ss+word@proxy:3128/"))
                .isEqualTo(new ProxyUrl("http", "proxy", 3128, "jürgen", "p@ss+word"));
        assertThat(ProxyUrl.parse("SOCKS5://[::1]")).isEqualTo(new ProxyUrl("socks5", "::1", 1080, "", ""));
        assertThat(ProxyUrl.parse("http://my_proxy")).isEqualTo(new ProxyUrl("http", "my_proxy", 80, "", ""));
    }

    @Test
    void theUserIsNotShown() {
        assertThat(ProxyUrl.parse("https://user:secret-8@[fd00::1]:1")).hasToString("https://[fd00::1]:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "http:", "http://", "http://secret-8@", "secret-8", "ftp://secret-8@p", "http://p:secret-8"})
    void anInvalidProxyIsRejectedWithoutShowingIt(String text) {
        assertThatThrownBy(() -> ProxyUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-8"));
    }
}
