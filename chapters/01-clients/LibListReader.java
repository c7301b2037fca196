import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.internal.client.ResourcePath;
import informers.listwatch.Pager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The library's answer to chapter 01: adapts {@link ResourcePath} and {@link Pager} to the exercise's interface. */
public class LibListReader implements ListReader {

    @Override
    public String path(GroupVersionResource resource, String namespace) {
        return ResourcePath.of(resource).namespace(namespace).toString();
    }

    @Override
    public Page page(Server server, GroupVersionResource resource, String namespace, int limit, String continueToken) {
        ListOptions options = ListOptions.ALL.withLimit(limit).withContinue(continueToken);
        String query = options.toQuery().entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        JsonNode list = server.get(path(resource, namespace) + (query.isEmpty() ? "" : "?" + query));
        List<String> names = new ArrayList<>();
        list.path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return new Page(
                names,
                list.at("/metadata/resourceVersion").asText(),
                list.at("/metadata/continue").asText(""));
    }

    @Override
    public List<String> names(Server server, GroupVersionResource resource, String namespace, int limit) {
        Pager<String> pager = Pager.of(options -> {
            Page page = page(server, resource, namespace, (int) options.limit(), options.continueToken());
            return new ObjectList<>(page.resourceVersion(), page.continueToken(), -1, page.names());
        });
        return pager.list(ListOptions.ALL.withLimit(limit)).list().items();
    }

    @Override
    public String preferredVersion(Server server, String group) {
        if (group.isEmpty()) {
            return server.get("/api").at("/versions/0").asText();
        }
        for (JsonNode served : server.get("/apis").path("groups")) {
            if (served.path("name").asText().equals(group)) {
                return served.at("/preferredVersion/version").asText();
            }
        }
        throw new IllegalArgumentException("the server has no group " + group);
    }
}
