// Sends limit=0 where there is no limit.
// killed-by: 1.2 a list in one piece
// says: send no limit parameter
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class LimitZeroIsSent extends RecursiveListReader {
    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String token) {
        String query = ("&limit=" + limit)
                + (token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        JsonNode list = server.get(path(r, namespace) + query.replaceFirst("&", "?"));
        List<String> names = new ArrayList<>();
        list.path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return new Page(names, list.at("/metadata/resourceVersion").asText(), list.at("/metadata/continue").asText(""));
    }
}
