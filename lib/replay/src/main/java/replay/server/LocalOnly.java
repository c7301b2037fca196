package replay.server;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import replay.internal.request.ApiResponse;

/**
 * Refuses requests that do not come from a program on this machine, and paths that are neither of a tape nor of a
 * fault.
 *
 * <p>The server listens on 127.0.0.1 only, but a web page in a browser on this machine can send requests to it. Such
 * a request has an Origin other than this server (Kubernetes clients send this server's with watches), a Host other
 * than this machine (a name that resolves to 127.0.0.1), or a Sec-Fetch-Site of another site.
 */
final class LocalOnly {
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SERVED = Pattern.compile("/(tapes|faults)(/.*)?", Pattern.DOTALL);
    private static final Pattern DOTS = Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|;|%2f|$)");
    private static final Set<String> OTHER_PAGES = Set.of("cross-site", "same-site");

    private LocalOnly() {}

    /** Returns the error, or empty if the request is allowed. */
    static Optional<ApiResponse.Body> refusal(Request request) {
        if (!hostIsLocal(request) || !originIsOurs(request) || isOtherPages(request)) {
            return Optional.of(ErrorResponses.failure(
                    403,
                    "Forbidden",
                    "the replay server serves programs on this machine at 127.0.0.1 or localhost, and no web pages"));
        }
        String path = request.getHttpURI().getPath();
        if (request.getMethod().equals("CONNECT")
                || path == null
                || !SERVED.matcher(path).matches()
                || DOTS.matcher(path).find()) {
            return Optional.of(ErrorResponses.failure(
                    404,
                    "NotFound",
                    "nothing is served here: a tape is at /tapes/NAME (demo, rollout, ...), a fault at /faults/NAME"
                            + " (unauthorized, reset, ...)"));
        }
        return Optional.empty();
    }

    /** Returns whether the host is this machine, in the Host header and in an absolute request URL. */
    private static boolean hostIsLocal(Request request) {
        List<String> named = request.getHttpFields().getValuesList(HttpHeader.HOST);
        String asked = request.getHttpURI().getAuthority();
        return named.stream().allMatch(host -> THIS_MACHINE.matcher(host).matches())
                && (asked == null || THIS_MACHINE.matcher(asked).matches());
    }

    private static boolean originIsOurs(Request request) {
        return request.getHttpFields().getValuesList(HttpHeader.ORIGIN).stream()
                .allMatch(origin -> isOurs(origin, request));
    }

    private static boolean isOurs(String origin, Request request) {
        URI uri;
        try {
            uri = URI.create(origin);
        } catch (IllegalArgumentException e) {
            return false;
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return scheme.equals(request.getScheme())
                && request.getServerName().equalsIgnoreCase(uri.getHost())
                && request.getServerPort() == (uri.getPort() == -1 ? usual : uri.getPort());
    }

    private static boolean isOtherPages(Request request) {
        return OTHER_PAGES.contains(
                String.valueOf(request.getHeader("Sec-Fetch-Site")).toLowerCase(Locale.ROOT));
    }
}
