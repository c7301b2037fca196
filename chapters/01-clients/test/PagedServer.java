import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server with the pages of one list in memory, each under the token that requests it. Keeps the requests that it received. */
final class PagedServer implements ListReader.Server {
    final List<String> requests = new ArrayList<>();

    private final String path;
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final Map<String, RuntimeException> failures = new LinkedHashMap<>();
    private int most = 10;

    /** @param path the path of the list, without a query */
    PagedServer(String path) {
        this.path = path;
    }

    /** Adds a page: the token that requests it, the token of the next page, and the names of its objects. */
    PagedServer page(String token, String next, String... names) {
        pages.put(token, json(next, names));
        return this;
    }

    /** Fails once for this token. After that it sends a page, if it has one for the token. */
    PagedServer failsOnce(String token, RuntimeException why) {
        failures.put(token, why);
        return this;
    }

    /** Allows more than ten requests. */
    PagedServer atMost(int requests) {
        most = requests;
        return this;
    }

    @Override
    public JsonNode get(String pathAndQuery) {
        requests.add(pathAndQuery);
        assertThat(pathAndQuery.split("\\?", 2)[0])
                .as("Each page is requested from the path of the same list. The server received the request " + pathAndQuery)
                .isEqualTo(path);
        String token = query(pathAndQuery).getOrDefault("continue", "");
        assertThat(token)
                .as("The server accepts only tokens that it sent. A token is part of a URL, so all characters of it that have a"
                        + " meaning there (such as + / = & % # and the space) must be encoded, exactly once (URLEncoder). The"
                        + " server received this token:")
                .isIn(pages.keySet());
        assertThat(requests.size())
                .as("Your answer requests the same pages again and again. Number of requests:")
                .isLessThanOrEqualTo(most);
        RuntimeException failure = failures.remove(token);
        if (failure != null) {
            throw failure;
        }
        return tree(pages.get(token));
    }

    static JsonNode tree(String json) {
        return Json.tree(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Decodes the query of a URL. */
    static Map<String, String> query(String url) {
        Map<String, String> query = new LinkedHashMap<>();
        int mark = url.indexOf('?');
        for (String part : mark < 0 ? new String[0] : url.substring(mark + 1).split("&")) {
            int is = part.indexOf('=');
            query.put(is < 0 ? part : part.substring(0, is), decoded(is < 0 ? "" : part.substring(is + 1)));
        }
        query.values().removeIf(String::isEmpty);
        return query;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AssertionError("The server cannot decode the value " + value + " of the query: " + e.getMessage()
                    + ". A % in a URL is followed by two hexadecimal digits (URLEncoder).", e);
        }
    }

    private static String json(String next, String... names) {
        List<String> items = new ArrayList<>();
        for (String name : names) {
            items.add("{\"metadata\":{\"name\":\"" + name + "\",\"resourceVersion\":\"3\"}}");
        }
        // a server may send an empty continue, or none: both mean that this is the last page
        String token = next.isEmpty() && names.length % 2 == 0 ? "" : ",\"continue\":\"" + next + "\"";
        return "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"rv-18446744073709551616\"" + token + "},\"items\":"
                + items + "}";
    }
}
