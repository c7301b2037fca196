// One page is not all pages: the rest of the cluster is invisible.
// killed-by: 1.3 all pages, each object once
// says: go on while the server gives a token
// story: https://github.com/kubernetes-client/java/issues/1367
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class FirstPageOnly implements Lister {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        String root = r.group().isEmpty() ? "/api/" + r.version() : "/apis/" + r.group() + "/" + r.version();
        return root + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + r.resource();
    }

    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String token) {
        String query = (limit > 0 ? "&limit=" + limit : "")
                + (token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        JsonNode list = server.get(path(r, namespace) + query.replaceFirst("&", "?"));
        List<String> names = new ArrayList<>();
        list.path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return new Page(names, list.at("/metadata/resourceVersion").asText(), list.at("/metadata/continue").asText(""));
    }

    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        return page(server, r, namespace, limit, "").names();
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
        throw new IllegalArgumentException("no group " + group);
    }
}
