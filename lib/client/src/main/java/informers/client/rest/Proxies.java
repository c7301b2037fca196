package informers.client.rest;

import informers.client.config.ProxyUrl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of an HTTP client through a proxy. Corresponds to {@code transport.Config.Proxy} and to what Go's
 * {@code http} does with it.
 */
final class Proxies {
    private static final String HEADER = "Proxy-Authorization";

    /** Stands for an address that the proxy has to resolve. */
    static final byte[] NAMED = {0, 0, 0, 0};

    private Proxies() {}

    static boolean isHttps(@Nullable ProxyUrl proxy) {
        return proxy != null && proxy.scheme().equals("https");
    }

    /** @param tls how to trust an https proxy: like the server, as in Go; null for other proxies */
    static void apply(ProxyUrl proxy, @Nullable Tls tls, OkHttpClient.Builder http) {
        if (proxy.scheme().equals("socks5")) {
            http.proxy(Proxy.NO_PROXY).socketFactory(new Socks5SocketFactory(proxy));
            // The proxy resolves names, because only it may know them. OkHttp requires an address with numbers.
            http.dns(host -> List.of(InetAddress.getByAddress(host, NAMED)));
            return;
        }
        http.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        if (tls != null && isHttps(proxy)) {
            http.socketFactory(tls.toProxy());
        }
        if (proxy.hasUser()) {
            String basic = Credentials.basic(proxy.user(), proxy.password(), StandardCharsets.UTF_8);
            // For the CONNECT before https, which OkHttp creates itself; it asks before the proxy does.
            http.proxyAuthenticator((route, response) -> response.request().header(HEADER) != null
                    ? null // sent already, and rejected by the proxy
                    : response.request().newBuilder().header(HEADER, basic).build());
            // For plain http, where the proxy reads the request itself. A body is sent only once, so the header must be
            // there from the start.
            http.addInterceptor(chain -> chain.proceed(
                    chain.request().isHttps()
                            ? chain.request()
                            : chain.request().newBuilder().header(HEADER, basic).build()));
        }
    }
}
