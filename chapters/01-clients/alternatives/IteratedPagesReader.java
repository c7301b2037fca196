// A right answer in another form: an iterator of names, which requests the next page when it needs it.
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;

public class IteratedPagesReader implements ListReader {
    @Override
    public String path(GroupVersionResource resource, String namespace) {
        StringJoiner path = new StringJoiner("/");
        path.add(""); // a path begins with a slash
        if (resource.group().length() > 0) {
            path.add("apis").add(resource.group());
        } else {
            path.add("api");
        }
        path.add(resource.version());
        if (namespace.length() > 0) {
            path.add("namespaces").add(namespace);
        }
        return path.add(resource.resource()).toString();
    }

    @Override
    public Page page(Server server, GroupVersionResource resource, String namespace, int limit, String continueToken) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (!continueToken.equals("")) {
            query.add("continue=" + percent(continueToken)); // the order of the parameters has no meaning
        }
        if (limit > 0) {
            query.add("limit=" + limit);
        }
        JsonNode body = server.get(path(resource, namespace) + query);
        String[] names = new String[body.path("items").size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = body.path("items").path(i).path("metadata").path("name").asText();
        }
        JsonNode metadata = body.path("metadata");
        return new Page(List.of(names), metadata.path("resourceVersion").asText(), metadata.path("continue").asText(""));
    }

    /** Encodes every byte that is not a letter or a digit. */
    private static String percent(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            boolean plain = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
            encoded.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xff));
        }
        return encoded.toString();
    }

    @Override
    public List<String> names(Server server, GroupVersionResource resource, String namespace, int limit) {
        List<String> names = new ArrayList<>();
        new Iterator<String>() {
            private Iterator<String> page = Collections.emptyIterator();
            private String token = "";
            private boolean begun;

            @Override
            public boolean hasNext() {
                while (!page.hasNext() && (!begun || !token.isEmpty())) {
                    Page next = page(server, resource, namespace, limit, token);
                    begun = true;
                    token = next.continueToken();
                    page = next.names().iterator();
                }
                return page.hasNext();
            }

            @Override
            public String next() {
                return page.next();
            }
        }.forEachRemaining(names::add);
        return names;
    }

    @Override
    public String preferredVersion(Server server, String group) {
        return group.isEmpty()
                ? server.get("/api").withArray("versions").get(0).asText()
                : preferred(server.get("/apis").withArray("groups").iterator(), group);
    }

    private static String preferred(Iterator<JsonNode> groups, String group) {
        if (!groups.hasNext()) {
            throw new IllegalArgumentException(group);
        }
        JsonNode first = groups.next();
        return first.path("name").asText().equals(group)
                ? first.path("preferredVersion").path("version").asText()
                : preferred(groups, group);
    }
}
