package informers.client.config;

import informers.internal.config.Yaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The content of a file. Corresponds to LoadFromFile of {@code clientcmd/loader.go}. */
record KubeconfigFile(
        Path file,
        String currentContext,
        Map<String, Entry> clusters,
        Map<String, Entry> users,
        Map<String, Entry> contexts) {

    /** Stands for the file of a kubeconfig that was given as a text; compared by identity. */
    static final Path TEXT = Path.of("the given text");

    static KubeconfigFile read(Path file) {
        return of(file, Yaml.read(file));
    }

    static KubeconfigFile of(Path file, Map<?, ?> root) {
        Entry top = new Entry(file, "kubeconfig", "", root);
        expect(top, "kind", "Config");
        expect(top, "apiVersion", "v1");
        if (root.get("current-context") != null && !(root.get("current-context") instanceof String)) {
            throw new KubeconfigException(file + ": expected a text in current-context, found "
                    + Yaml.what(root.get("current-context")) + ". Put it in quotes.");
        }
        entries(file, root, "extensions", "extension"); // unused, but two of one name are an error
        return new KubeconfigFile(
                file,
                top.text("current-context"),
                entries(file, root, "clusters", "cluster"),
                entries(file, root, "users", "user"),
                entries(file, root, "contexts", "context"));
    }

    private static void expect(Entry top, String field, String value) {
        Object found = top.fields().get(field);
        if (found != null && !found.equals(value) && !found.equals("")) {
            throw new KubeconfigException(top.file() + ": expected a kubeconfig (apiVersion: v1, kind: Config), found "
                    + field + ": " + found + ". Is this the right file?");
        }
    }

    private static Map<String, Entry> entries(Path file, Map<?, ?> root, String list, String section) {
        Object found = root.get(list);
        if (found == null) {
            return Map.of();
        }
        String form = "- name: …, " + section + ": {…}";
        if (!(found instanceof List<?> items)) {
            throw new KubeconfigException(
                    file + ": expected a list (" + form + ") in " + list + ", found " + Yaml.what(found) + ".");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Object item : items) {
            Object given = item instanceof Map<?, ?> fields ? fields.get("name") : null;
            if (item != null && !(item instanceof Map) || given != null && !(given instanceof String)) {
                throw new KubeconfigException(file + ": expected an entry with a name (" + form + ") as number "
                        + (entries.size() + 1) + " of " + list + ", found "
                        + (given == null ? Yaml.what(item) : Yaml.what(given) + " as its name")
                        + ". A name is a text; put numbers in quotes.");
            }
            String name = given == null ? "" : (String) given; // like kubectl
            Object content = item == null ? null : ((Map<?, ?>) item).get(section);
            if (section.equals("extension")) {
                content = null; // may be anything
            }
            if (content != null && !(content instanceof Map)) {
                throw new KubeconfigException(file + ": expected fields under " + section + " of the entry \"" + name
                        + "\" of " + list + ", found " + Yaml.what(content) + ".");
            }
            Entry entry = new Entry(file, section, name, content == null ? Map.of() : (Map<?, ?>) content);
            if (entries.put(name, entry) != null) {
                throw new KubeconfigException(file + ": the name \"" + name + "\" occurs twice in " + list
                        + ". Remove one of the entries, or rename it.");
            }
        }
        entries.values().forEach(entry -> entries(file, entry.fields(), "extensions", "extension"));
        return entries;
    }
}
