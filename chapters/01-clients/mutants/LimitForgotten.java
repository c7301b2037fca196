// Does not send the limit: each request returns all objects.
// killed-by: 1.2 the first page
// says: with the limit in its query
// story: https://github.com/operator-framework/java-operator-sdk/issues/1976
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class LimitForgotten extends RecursiveListReader {
    @Override
    public Page page(Server server, GroupVersionResource r, String namespace, int limit, String token) {
        String query = (token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        JsonNode list = server.get(path(r, namespace) + query.replaceFirst("&", "?"));
        List<String> names = new ArrayList<>();
        list.path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return new Page(names, list.at("/metadata/resourceVersion").asText(), list.at("/metadata/continue").asText(""));
    }
}
