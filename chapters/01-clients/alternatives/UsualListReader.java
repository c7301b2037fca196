// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class UsualListReader implements ListReader {

    // Task 1.1
    @Override
    public String path(GroupVersionResource resource, String namespace) {
        String path = "/apis/" + resource.group();
        if (resource.group().isEmpty()) {
            // not 1.1 (EverythingIsCore): if (!resource.group().isEmpty()) {
            path = "/api";
        }
        path = path + "/" + resource.version();
        if (!namespace.isEmpty()) {
            // not 1.1 (EveryPathHasANamespace): if (namespace != null) {
            path = path + "/namespaces/" + namespace;
        }
        return path + "/" + resource.resource();
    }

    // Task 1.2
    @Override
    public Page page(Server server, GroupVersionResource resource, String namespace, int limit, String continueToken) {
        List<String> query = new ArrayList<>();
        if (limit > 0) {
            // not 1.2 (LimitOfTheFirstPageOnly): if (limit > 0 && continueToken.isEmpty()) {
            query.add("limit=" + limit);
        }
        if (!continueToken.isEmpty()) {
            query.add("continue=" + URLEncoder.encode(continueToken, StandardCharsets.UTF_8));
        }
        String path = path(resource, namespace);
        if (!query.isEmpty()) {
            path = path + "?" + String.join("&", query);
        }
        JsonNode list = server.get(path);
        List<String> names = new ArrayList<>();
        for (JsonNode item : list.path("items")) {
            names.add(item.at("/metadata/name").asText());
        }
        String version = list.at("/metadata/resourceVersion").asText();
        // not 1.2 (VersionOfAnItem): String version = list.at("/items/0/metadata/resourceVersion").asText();
        return new Page(names, version, list.at("/metadata/continue").asText());
    }

    // Task 1.3
    @Override
    public List<String> names(Server server, GroupVersionResource resource, String namespace, int limit) {
        List<String> names = new ArrayList<>();
        String token = "";
        do {
            Page page = page(server, resource, namespace, limit, token);
            names.addAll(page.names());
            token = page.continueToken();
        } while (!token.isEmpty());
        // not 1.3 (FirstPageOnly): } while (token.isEmpty());
        return names;
        // not 1.3 (NamesAreSorted): return names.stream().sorted().toList();
    }

    // Task 1.4
    @Override
    public String preferredVersion(Server server, String group) {
        if (group.isEmpty()) {
            return server.get("/api").at("/versions/0").asText();
            // not 1.4 (CoreGroupInApis): return server.get("/apis").at("/groups/0/preferredVersion/version").asText();
        }
        for (JsonNode one : server.get("/apis").path("groups")) {
            if (one.path("name").asText().equals(group)) {
                return one.at("/preferredVersion/version").asText();
                // not 1.4 (FirstVersionOfTheList): return one.at("/versions/0/version").asText();
            }
        }
        throw new IllegalArgumentException("the server has no group " + group);
    }
}
