// Puts the token into the URL as it is.
// killed-by: 1.3 the token decides, and travels as it is
// says: must be encoded
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;

public class TokenNotEncoded implements Lister {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        String root = r.group().isEmpty() ? "/api/" + r.version() : "/apis/" + r.group() + "/" + r.version();
        return root + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + r.resource();
    }

    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String token) {
        String query = (limit > 0 ? "&limit=" + limit : "")
                + (token.isEmpty() ? "" : "&continue=" + token);
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
