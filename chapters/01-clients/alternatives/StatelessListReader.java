// A right answer in another form: begins again after a failure, encodes the space as %20, and returns unmodifiable lists.
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public class StatelessListReader implements ListReader {
    @Override
    public String path(GroupVersionResource r, String namespace) {
        String root = "".equals(r.group()) ? "/api/" : "/apis/" + r.group() + "/";
        return root + r.version() + ("".equals(namespace) ? "" : "/namespaces/" + namespace) + "/" + r.resource();
    }

    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String continueToken) {
        StringBuilder url = new StringBuilder(path(r, namespace));
        char separator = '?';
        if (limit != 0) {
            url.append(separator).append("limit=").append(limit);
            separator = '&';
        }
        if (!continueToken.isEmpty()) {
            String encoded = URLEncoder.encode(continueToken, StandardCharsets.UTF_8).replace("+", "%20");
            url.append(separator).append("continue=").append(encoded);
        }
        JsonNode list = server.get(url.toString());
        List<String> names = new ArrayList<>();
        list.withArray("items").forEach(item -> names.add(item.path("metadata").path("name").asText()));
        JsonNode metadata = list.path("metadata");
        return new Page(
                Collections.unmodifiableList(names),
                metadata.path("resourceVersion").asText(),
                metadata.path("continue").asText(""));
    }

    @Override
    public List<String> names(Server server, GroupVersionResource r, String namespace, int limit) {
        RuntimeException last = null;
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                List<String> all = new ArrayList<>();
                for (String token = null; token == null || !token.isEmpty(); ) {
                    Page page = page(server, r, namespace, limit, token == null ? "" : token);
                    all.addAll(page.names());
                    token = page.continueToken();
                }
                return List.copyOf(all);
            } catch (RuntimeException e) {
                last = e;
            }
        }
        throw last;
    }

    @Override
    public String preferredVersion(Server server, String group) {
        if (group.equals("")) {
            return server.get("/api").path("versions").path(0).asText();
        }
        List<String> found = new ArrayList<>();
        server.get("/apis").path("groups").forEach(g -> {
            if (group.equals(g.path("name").asText())) {
                found.add(g.path("preferredVersion").path("version").asText());
            }
        });
        return found.stream().findFirst().orElseThrow(() -> new IllegalArgumentException(group));
    }
}
