// Puts the token into the URL without encoding it.
// killed-by: 1.3 the token decides, and is sent back unchanged
// says: must be encoded
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;

public class TokenNotEncoded extends RecursiveListReader {
    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String token) {
        String query = (limit > 0 ? "&limit=" + limit : "")
                + (token.isEmpty() ? "" : "&continue=" + token);
        JsonNode list = server.get(path(r, namespace) + query.replaceFirst("&", "?"));
        List<String> names = new ArrayList<>();
        list.path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return new Page(names, list.at("/metadata/resourceVersion").asText(), list.at("/metadata/continue").asText(""));
    }
}
