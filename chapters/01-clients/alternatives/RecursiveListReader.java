// A right answer in another form: joins the segments of the path, and reads the pages by recursion.
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

public class RecursiveListReader implements ListReader {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        Stream<String> root = r.group().isEmpty() ? Stream.of("", "api", r.version()) : Stream.of("", "apis", r.group(), r.version());
        Stream<String> rest = namespace.isEmpty() ? Stream.of(r.resource()) : Stream.of("namespaces", namespace, r.resource());
        return String.join("/", Stream.concat(root, rest).toList());
    }

    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String continueToken) {
        List<String> query = new ArrayList<>();
        if (!continueToken.isEmpty()) {
            query.add("continue=" + URLEncoder.encode(continueToken, StandardCharsets.UTF_8));
        }
        if (limit > 0) {
            query.add("limit=" + limit);
        }
        JsonNode list = server.get(path(r, namespace) + (query.isEmpty() ? "" : "?" + String.join("&", query)));
        List<String> names = StreamSupport.stream(list.path("items").spliterator(), false)
                .map(item -> item.path("metadata").path("name").asText())
                .toList();
        return new Page(names, list.at("/metadata/resourceVersion").asText(), list.at("/metadata/continue").asText(""));
    }

    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        return rest(server, r, namespace, limit, "").toList();
    }

    private Stream<String> rest(Server server, GroupVersionResource r, String namespace, int limit, String token) {
        Page page = page(server, r, namespace, limit, token);
        return page.continueToken().isEmpty()
                ? page.names().stream()
                : Stream.concat(page.names().stream(), rest(server, r, namespace, limit, page.continueToken()));
    }

    @Override
    public String preferredVersion(Server server, String group) {
        if (group.isEmpty()) {
            return server.get("/api").at("/versions/0").asText();
        }
        for (JsonNode g : server.get("/apis").path("groups")) {
            if (g.path("name").asText().equals(group)) {
                return g.at("/preferredVersion/version").asText();
            }
        }
        throw new IllegalArgumentException("the server has no group " + group);
    }
}
