// Returns the version of an item as that of the list: a watch from there delivers old events again.
// killed-by: 1.2 the first page
// says: The version of the list is in metadata.resourceVersion of the list
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class VersionOfAnItem extends RecursiveListReader {
    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String token) {
        String query = (limit > 0 ? "&limit=" + limit : "")
                + (token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        JsonNode list = server.get(path(r, namespace) + query.replaceFirst("&", "?"));
        List<String> names = new ArrayList<>();
        list.path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return new Page(names, list.path("items").path(0).at("/metadata/resourceVersion").asText(), list.at("/metadata/continue").asText(""));
    }
}
