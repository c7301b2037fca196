// Writes the namespace even when there is none.
// killed-by: 1.1 deployments of a namespace, and of all
// says: the part /namespaces/NAME is left out
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class EveryPathHasANamespace implements Lister {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        String root = r.group().isEmpty() ? "/api/" + r.version() : "/apis/" + r.group() + "/" + r.version();
        return root + "/namespaces/" + namespace + "/" + r.resource();
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
        List<String> names = new ArrayList<>();
        String token = "";
        do {
            Page page = page(server, r, namespace, limit, token);
            names.addAll(page.names());
            token = page.continueToken();
        } while (!token.isEmpty());
        return names;
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
