package replay.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates the discovery entries of a CustomResourceDefinition, in both forms. Stateless. */
public final class CrdDiscovery {
    private static final List<String> VERBS =
            List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");

    private static final List<String> SUBRESOURCE_VERBS = List.of("get", "patch", "update");
    private static final Pattern KUBE_VERSION = Pattern.compile("v([1-9][0-9]*)(?:(alpha|beta)([1-9][0-9]*))?");

    private CrdDiscovery() {}

    /** Returns the served versions, the preferred one first: v2, v1, v1beta1, then others by name. */
    public static List<String> versions(JsonNode definition) {
        List<String> names = new ArrayList<>();
        definition.at("/spec/versions").forEach(v -> {
            if (v.path("served").asBoolean()) {
                names.add(v.path("name").asText());
            }
        });
        names.sort(BY_PRIORITY);
        return names;
    }

    /** Orders versions as the server does, the preferred one first. */
    public static final Comparator<String> BY_PRIORITY = (a, b) -> {
        Matcher x = KUBE_VERSION.matcher(a);
        Matcher y = KUBE_VERSION.matcher(b);
        if (!x.matches() || !y.matches()) {
            return x.matches() ? -1 : y.matches() ? 1 : a.compareTo(b);
        }
        int stable = Integer.compare(stability(y), stability(x));
        if (stable != 0) {
            return stable;
        }
        int major = Integer.compare(Integer.parseInt(y.group(1)), Integer.parseInt(x.group(1)));
        return major != 0 || x.group(3) == null
                ? major
                : Integer.compare(Integer.parseInt(y.group(3)), Integer.parseInt(x.group(3)));
    };

    private static int stability(Matcher version) {
        return version.group(2) == null ? 2 : version.group(2).equals("beta") ? 1 : 0;
    }

    /** Returns one version of the definition; a missing node if there is none. */
    public static JsonNode version(JsonNode definition, String name) {
        for (JsonNode version : definition.at("/spec/versions")) {
            if (version.path("name").asText().equals(name)) {
                return version;
            }
        }
        return definition.path("no such version");
    }

    /** Returns the subresources of a version: status, scale. */
    public static List<String> subresources(JsonNode version) {
        List<String> found = new ArrayList<>();
        for (String name : new String[] {"status", "scale"}) {
            if (version.path("subresources").has(name)) {
                found.add(name);
            }
        }
        return found;
    }

    /** Returns the entries of an APIResourceList. */
    public static List<ObjectNode> resources(JsonNode definition, String version) {
        JsonNode names = definition.at("/spec/names");
        boolean namespaced = definition.at("/spec/scope").asText().equals("Namespaced");
        List<ObjectNode> entries = new ArrayList<>();
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        own.put("name", names.path("plural").asText())
                .put("singularName", names.path("singular").asText())
                .put("namespaced", namespaced)
                .put("kind", names.path("kind").asText());
        verbs(own.putArray("verbs"), VERBS);
        copyNames(names, own);
        entries.add(own);
        for (String subresource : subresources(version(definition, version))) {
            ObjectNode entry = JsonNodeFactory.instance.objectNode();
            entry.put("name", names.path("plural").asText() + "/" + subresource)
                    .put("singularName", "")
                    .put("namespaced", namespaced);
            if (subresource.equals("scale")) {
                entry.put("group", "autoscaling").put("version", "v1").put("kind", "Scale");
            } else {
                entry.put("kind", names.path("kind").asText());
            }
            verbs(entry.putArray("verbs"), SUBRESOURCE_VERBS);
            entries.add(entry);
        }
        return entries;
    }

    /** Returns the entry of a version in an APIGroupDiscovery. */
    public static ObjectNode aggregated(JsonNode definition, String version) {
        JsonNode names = definition.at("/spec/names");
        String group = definition.at("/spec/group").asText();
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("resource", names.path("plural").asText());
        responseKind(entry, group, version, names.path("kind").asText());
        entry.put("scope", definition.at("/spec/scope").asText())
                .put("singularResource", names.path("singular").asText());
        verbs(entry.putArray("verbs"), VERBS);
        copyNames(names, entry);
        List<String> subresources = subresources(version(definition, version));
        if (!subresources.isEmpty()) {
            ArrayNode array = entry.putArray("subresources");
            for (String subresource : subresources) {
                ObjectNode sub = array.addObject().put("subresource", subresource);
                if (subresource.equals("scale")) {
                    responseKind(sub, "autoscaling", "v1", "Scale");
                } else {
                    responseKind(sub, group, version, names.path("kind").asText());
                }
                verbs(sub.putArray("verbs"), SUBRESOURCE_VERBS);
            }
        }
        return entry;
    }

    private static void responseKind(ObjectNode entry, String group, String version, String kind) {
        entry.putObject("responseKind")
                .put("group", group)
                .put("version", version)
                .put("kind", kind);
    }

    private static void verbs(ArrayNode array, List<String> verbs) {
        verbs.forEach(array::add);
    }

    private static void copyNames(JsonNode names, ObjectNode entry) {
        for (String field : new String[] {"shortNames", "categories"}) {
            if (!names.path(field).isEmpty()) {
                entry.set(field, names.get(field));
            }
        }
    }
}
