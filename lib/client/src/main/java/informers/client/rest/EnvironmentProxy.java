package informers.client.rest;

import informers.client.config.KubeconfigException;
import informers.client.config.ProxyUrl;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxy from the environment: {@code HTTPS_PROXY} or {@code HTTP_PROXY}, except for the hosts in {@code NO_PROXY}.
 * A kubeconfig's {@code proxy-url} takes precedence.
 *
 * <p>Thread-safe. Corresponds to Go's {@code http.ProxyFromEnvironment}.
 */
final class EnvironmentProxy {
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^\\]]+]|[^:\\[\\]]+)(?::(\\d+))?");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-f]*:[0-9a-f.]*:[0-9a-f:.]*");

    /** A host in lower case, without brackets, and a port; {@code ""} for none. */
    private record Address(
            String host, String port, @Nullable InetAddress ip) {
        static Optional<Address> parse(String text) {
            if (numbers(text) != null) {
                return Optional.of(new Address(text, "", numbers(text))); // an IPv6 address contains colons
            }
            Matcher matcher = HOST_AND_PORT.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String host = matcher.group(1).replaceAll("[\\[\\]]", "");
            return Optional.of(new Address(host, matcher.group(2) == null ? "" : matcher.group(2), numbers(host)));
        }
    }

    private EnvironmentProxy() {}

    /**
     * Returns the proxy for a server; empty if it is reached directly, as the loopback always is.
     *
     * @param https whether the connection to the server uses TLS
     * @param host in lower case, without brackets
     * @throws KubeconfigException if the variable is not a URL
     */
    static Optional<ProxyUrl> of(boolean https, String host, int port, Map<String, String> environment) {
        String variable = Stream.of(https ? "HTTPS_PROXY" : "HTTP_PROXY", https ? "https_proxy" : "http_proxy")
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .orElse("");
        if (variable.isEmpty() || isDirect(new Address(host, String.valueOf(port), numbers(host)), environment)) {
            return Optional.empty();
        }
        String proxy = environment.getOrDefault(variable, "").strip();
        try {
            return Optional.of(ProxyUrl.parse(proxy.contains("://") ? proxy : "http://" + proxy));
        } catch (IllegalArgumentException e) {
            throw new KubeconfigException("expected a URL such as http://proxy:3128 in the environment variable "
                    + variable + ", but " + e.getMessage() + ".");
        }
    }

    private static boolean isDirect(Address server, Map<String, String> environment) {
        if (server.host().equals("localhost")
                || (server.ip() != null && server.ip().isLoopbackAddress())) {
            return true;
        }
        String list = environment.getOrDefault("NO_PROXY", "");
        list = list.isEmpty() ? environment.getOrDefault("no_proxy", "") : list;
        return List.of(list.split(",")).stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .anyMatch(entry -> matches(entry, server));
    }

    private static boolean matches(String entry, Address server) {
        if (entry.equals("*")) {
            return true;
        }
        int slash = entry.indexOf('/');
        if (slash >= 0) {
            return server.ip() != null
                    && isIn(server.ip(), numbers(entry.substring(0, slash)), entry.substring(slash + 1));
        }
        Address listed = Address.parse(entry).orElse(null);
        if (listed == null || !(listed.port().isEmpty() || listed.port().equals(server.port()))) {
            return false;
        }
        if (listed.ip() != null) {
            return listed.ip().equals(server.ip());
        }
        String domain = listed.host().replaceFirst("^\\*", "");
        return domain.startsWith(".")
                ? server.host().endsWith(domain)
                : server.host().equals(domain) || server.host().endsWith("." + domain);
    }

    private static boolean isIn(InetAddress address, @Nullable InetAddress network, String prefix) {
        byte[] one = address.getAddress();
        if (network == null || network.getAddress().length != one.length || !prefix.matches("\\d{1,3}")) {
            return false;
        }
        int rest = one.length * 8 - Integer.parseInt(prefix);
        return rest >= 0
                && new BigInteger(1, one)
                        .shiftRight(rest)
                        .equals(new BigInteger(1, network.getAddress()).shiftRight(rest));
    }

    /** Returns a numeric address; null for a name, which is not resolved. */
    private static @Nullable InetAddress numbers(String text) {
        try {
            return IPV6.matcher(text).matches() || IPV4.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null; // colons, but no address
        }
    }
}
