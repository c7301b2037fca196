package informers.client.config;

import informers.internal.config.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A named cluster, user or context of a file. It knows its place, which every error names.
 *
 * @param section {@code cluster}, {@code user} or {@code context}
 */
record Entry(Path file, String section, String name, Map<?, ?> fields) {

    /** The fields that are maps in client-go; {@code exec} is not, it is replaced as a whole. */
    private static final Set<String> MAPS = Set.of("as-user-extra");

    /** Returns a text such as {@code user "admin" in config.yaml}. */
    String place() {
        return section + " \"" + name + "\" in " + file;
    }

    /** Returns the place; not the fields, because some are secrets. */
    @Override
    public String toString() {
        return place();
    }

    /**
     * Returns this entry with overrides: empty values override nothing, maps are merged, everything else is replaced,
     * as in {@code merge.go}.
     */
    Entry with(Map<String, Object> over) {
        Map<Object, Object> merged = new LinkedHashMap<>(fields);
        over.forEach((field, value) -> {
            boolean empty =
                    value.equals("") || value.equals(false) || value.equals(List.of()) || value.equals(Map.of());
            if (!empty) {
                merged.merge(field, value, (old, other) -> MAPS.contains(field) ? filled(old, other) : other);
            }
        });
        return new Entry(file, section, name, merged);
    }

    private static Object filled(Object old, Object other) {
        if (!(old instanceof Map<?, ?> below) || !(other instanceof Map<?, ?> above)) {
            return other;
        }
        Map<Object, Object> both = new LinkedHashMap<>(below);
        both.putAll(above);
        return both;
    }

    /** Returns this entry with some fields taken from another place, or removed if they are not there. */
    Entry only(Map<String, Object> place, String... those) {
        Map<Object, Object> some = new LinkedHashMap<>(fields);
        for (String field : those) {
            some.remove(field);
            if (place.containsKey(field)) {
                some.put(field, place.get(field));
            }
        }
        return new Entry(file, section, name, some);
    }

    KubeconfigException error(String what) {
        return new KubeconfigException(place() + ": " + what);
    }

    /** Returns whether a field has a value. */
    boolean has(String field) {
        Object value = fields.get(field);
        return value != null && !value.equals("");
    }

    /** Returns a text; {@code ""} if the field is absent. */
    String text(String field) {
        return value(field, String.class, "", "a text in", " Put it in quotes.");
    }

    private <T> T value(String field, Class<T> type, T ifAbsent, String expected, String advice) {
        Object value = fields.get(field);
        if (value == null) {
            return ifAbsent;
        }
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw error("expected " + expected + " " + field + ", found " + Yaml.what(value) + "." + advice);
    }

    boolean flag(String field) {
        return value(field, Boolean.class, false, "true or false in", "");
    }

    /** Returns a list; empty if the field is absent. */
    List<?> list(String field) {
        return value(field, List.class, List.of(), "a list in", "");
    }

    /** Returns a list of texts; empty if the field is absent. */
    List<String> texts(String field) {
        return texts(field, list(field));
    }

    /** Returns a value in or below a field as a list of texts. */
    List<String> texts(String field, @Nullable Object found) {
        if (found == null) {
            return List.of();
        }
        if (!(found instanceof List<?> list)) {
            throw error("expected a list of texts in " + field + ", found " + Yaml.what(found) + ".");
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            if (item != null && !(item instanceof String)) {
                throw error(
                        "expected texts in " + field + ", found " + Yaml.what(item) + " among them. Put it in quotes.");
            }
            texts.add(item == null ? "" : (String) item);
        }
        return texts;
    }

    /** Returns a map; empty if the field is absent. */
    Map<?, ?> map(String field) {
        return value(field, Map.class, Map.of(), "fields below", "");
    }

    /** Returns the extension with a name; null if there is none. */
    @Nullable
    Object extension(String name) {
        for (Object item : list("extensions")) {
            if (item instanceof Map<?, ?> extension && name.equals(extension.get("name"))) {
                return extension.get("extension");
            }
        }
        return null;
    }

    /** Returns a path, relative to the folder of the kubeconfig; null if the field is absent. */
    @Nullable
    Path path(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (file == KubeconfigFile.TEXT && !Path.of(text).isAbsolute()) {
                throw error("expected an absolute path in " + field
                        + ", found a relative one, and a text has no folder. "
                        + "Put the content itself into the text (" + field + "-data, or token), or load the file.");
            }
            Path parent = file.toAbsolutePath().getParent();
            return parent == null ? Path.of(text) : parent.resolve(text).normalize();
        } catch (java.nio.file.InvalidPathException e) {
            throw error("expected a path in " + field + ": " + e.getReason() + ".");
        }
    }

    /**
     * Returns PEM from a file ({@code client-key}) or from inline base64 ({@code client-key-data}); null if both are
     * absent.
     */
    @Nullable
    Pem pem(String field) {
        String dataField = field + "-data";
        Path path = path(field);
        String data = text(dataField);
        if (path != null && !data.isEmpty()) {
            throw error(field + " and " + dataField + " are both given. Remove one of them.");
        }
        if (path != null) {
            return Pem.of(reading(field, () -> Yaml.bytes(path)), field + " of " + place() + " (" + path + ")");
        }
        return data.isEmpty() ? null : Pem.of(decoded(dataField, data), dataField + " of " + place());
    }

    /** Returns the text of the file that a field names. */
    String content(String field, Path path) {
        return reading(field, () -> Yaml.text(path));
    }

    private <T> T reading(String field, Supplier<T> file) {
        try {
            return file.get();
        } catch (KubeconfigException e) {
            throw new KubeconfigException(field + " of " + place() + ": " + e.getMessage(), e.getCause());
        }
    }

    private byte[] decoded(String field, String base64) {
        try {
            // YAML folds long values over several lines, so white space is allowed.
            return Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
        } catch (IllegalArgumentException e) {
            // No cause, because its message could quote a key.
            throw error("expected base64 in " + field + ", but it cannot be decoded. "
                    + "Encode it again (base64 -w0 FILE), or name the file in "
                    + field.substring(0, field.length() - "-data".length()) + ".");
        }
    }
}
