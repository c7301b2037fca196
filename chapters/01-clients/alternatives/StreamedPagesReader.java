// A right answer in another form: the pages are a stream, and the last page is the first one without a token.
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

public class StreamedPagesReader implements ListReader {
    @Override
    public String path(GroupVersionResource resource, String namespace) {
        Stream<String> root = resource.group().isEmpty() ? Stream.of("api") : Stream.of("apis", resource.group());
        Stream<String> scope = namespace.isEmpty() ? Stream.of() : Stream.of("namespaces", namespace);
        return Stream.of(root, Stream.of(resource.version()), scope, Stream.of(resource.resource()))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("/", "/", ""));
    }

    @Override
    public Page page(Server server, GroupVersionResource resource, String namespace, int limit, String continueToken) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", limit == 0 ? "" : String.valueOf(limit));
        query.put("continue", continueToken);
        query.values().removeIf(String::isEmpty);
        String text = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        JsonNode list = server.get(path(resource, namespace) + (query.isEmpty() ? "" : text));
        return new Page(
                children(list.path("items")).map(item -> item.at("/metadata/name").asText()).toList(),
                list.at("/metadata/resourceVersion").asText(""),
                list.at("/metadata/continue").asText(""));
    }

    @Override
    public List<String> names(Server server, GroupVersionResource resource, String namespace, int limit) {
        return Stream.iterate(
                        Optional.of(page(server, resource, namespace, limit, "")),
                        Optional::isPresent,
                        page -> page.map(Page::continueToken)
                                .filter(token -> !token.isEmpty())
                                .map(token -> page(server, resource, namespace, limit, token)))
                .flatMap(page -> page.orElseThrow().names().stream())
                .toList();
    }

    @Override
    public String preferredVersion(Server server, String group) {
        Stream<String> found = group.isEmpty()
                ? children(server.get("/api").path("versions")).map(JsonNode::asText)
                : children(server.get("/apis").path("groups"))
                        .filter(one -> one.path("name").asText().equals(group))
                        .map(one -> one.at("/preferredVersion/version").asText());
        return found.findFirst().orElseThrow(() -> new IllegalArgumentException("no group " + group));
    }

    private static Stream<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
