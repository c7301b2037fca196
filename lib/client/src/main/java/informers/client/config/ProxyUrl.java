package informers.client.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy.
 *
 * <p>Immutable and thread-safe. {@link #toString} shows neither user nor password. Corresponds to {@code parseProxyURL}
 * of {@code clientcmd/helpers.go}.
 *
 * @param scheme {@code http}, {@code https} or {@code socks5}
 * @param host the host, without brackets
 * @param port the port
 * @param user {@code ""} for none
 * @param password {@code ""} for none
 */
public record ProxyUrl(String scheme, String host, int port, String user, String password) {
    /** Rejects null. {@inheritDoc} */
    public ProxyUrl {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443, "socks5", 1080);
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:([^:@]*)(?::([^@]*))?@)?(\\[[^\\]]+]|[^:@]+)(?::(\\d{1,5}))?");

    /**
     * Parses a URL such as {@code http://user:password@proxy:3128}.
     *
     * @param text the URL
     * @return the proxy
     * @throws IllegalArgumentException if it is not such a URL; the message does not show it
     */
    public static ProxyUrl parse(String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (!PORTS.containsKey(scheme)) {
                throw new IllegalArgumentException("its scheme is not http, https or socks5");
            }
            // getHost() rejects underscores, which proxies' names may have
            Matcher authority = AUTHORITY.matcher(url.getRawAuthority() == null ? "" : url.getRawAuthority());
            if (!authority.matches()) {
                throw new IllegalArgumentException("it has no host");
            }
            return new ProxyUrl(
                    scheme,
                    authority.group(3).replaceAll("[\\[\\]]", ""),
                    authority.group(4) == null ? PORTS.get(scheme) : Integer.parseInt(authority.group(4)),
                    decoded(authority.group(1)),
                    decoded(authority.group(2)));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getReason()); // the message of e quotes the URL
        }
    }

    private static String decoded(@Nullable String text) {
        return text == null ? "" : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** {@return whether there is a user or a password} */
    public boolean hasUser() {
        return !user.isEmpty() || !password.isEmpty();
    }

    @Override
    public String toString() {
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
