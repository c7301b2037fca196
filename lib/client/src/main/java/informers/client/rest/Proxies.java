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

/** Sends an HTTP client through a proxy. Corresponds to {@code transport.Config.Proxy} and what Go's {@code http} makes of it. */
final class Proxies {
    private static final String HEADER = "Proxy-Authorization";

    /** Stands for an address that the proxy shall look up. */
    static final byte[] NAMED = {0, 0, 0, 0};

    private Proxies() {}

    static boolean isHttps(@Nullable ProxyUrl proxy) {
        return proxy != null && proxy.scheme().equals("https");
    }

    /**
     * @param tls how to trust an https proxy: as the server, as Go does; null for another
     */
    static void apply(ProxyUrl proxy, @Nullable Tls tls, OkHttpClient.Builder http) {
        if (proxy.scheme().equals("socks5")) {
            http.proxy(Proxy.NO_PROXY).socketFactory(new Socks5SocketFactory(proxy));
            // The proxy looks names up, for they may be known only there. OkHttp leaves us no address without numbers.
            http.dns(host -> List.of(InetAddress.getByAddress(host, NAMED)));
            return;
        }
        http.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        if (tls != null && isHttps(proxy)) {
            http.socketFactory(tls.toProxy());
        }
        if (proxy.hasUser()) {
            String basic = Credentials.basic(proxy.user(), proxy.password(), StandardCharsets.UTF_8);
            // For the CONNECT before https, which OkHttp makes itself; it asks before the proxy does.
            http.proxyAuthenticator((route, response) -> response.request().header(HEADER) != null
                    ? null // it was there, and the proxy did not like it
                    : response.request().newBuilder().header(HEADER, basic).build());
            // For plain http, where the proxy reads the request itself; a body is sent once, so it must be there at
            // once.
            http.addInterceptor(chain -> chain.proceed(
                    chain.request().isHttps()
                            ? chain.request()
                            : chain.request().newBuilder().header(HEADER, basic).build()));
        }
    }
}
