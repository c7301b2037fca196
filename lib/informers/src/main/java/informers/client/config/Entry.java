package informers.client.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One named cluster, user or context of one file. Its readers know their place, so every error can name it.
 *
 * @param section {@code cluster}, {@code user} or {@code context}
 */
record Entry(Path file, String section, String name, Map<?, ?> fields) {

    /** Such as {@code user "admin" in config.yaml}. */
    String place() {
        return section + " \"" + name + "\" in " + file;
    }

    KubeconfigException error(String what) {
        return new KubeconfigException(place() + ": " + what);
    }

    boolean has(String field) {
        return fields.get(field) != null;
    }

    /** A text; {@code ""} if it is not there. */
    String text(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw error("expected a text in " + field + ", came " + Yaml.what(value) + ". Put it in quotes.");
    }

    boolean flag(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw error("expected true or false in " + field + ", came " + Yaml.what(value) + ".");
    }

    /** A path; relative ones count from the folder of the kubeconfig, whatever the working directory is. */
    @Nullable
    Path path(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            Path parent = file.toAbsolutePath().getParent();
            return parent == null ? Path.of(text) : parent.resolve(text).normalize();
        } catch (java.nio.file.InvalidPathException e) {
            throw error("expected a path in " + field + ": " + e.getReason() + ".");
        }
    }

    /** PEM from a file ({@code client-key}) or from base64 in place ({@code client-key-data}); null if neither. */
    @Nullable
    Pem pem(String field) {
        String dataField = field + "-data";
        Path path = path(field);
        String data = text(dataField);
        if (path != null && !data.isEmpty()) {
            throw error(field + " and " + dataField + " are both given. Take one of them away.");
        }
        if (path != null) {
            return new Pem(content(field, path), field + " of " + place() + " (" + path + ")");
        }
        return data.isEmpty() ? null : new Pem(decoded(dataField, data), dataField + " of " + place());
    }

    /** What stands in the file that a field names. */
    String content(String field, Path path) {
        try {
            return Yaml.text(path);
        } catch (KubeconfigException e) {
            throw new KubeconfigException(field + " of " + place() + ": " + e.getMessage(), e.getCause());
        }
    }

    private String decoded(String field, String base64) {
        try {
            // YAML folds long values over lines, so white space is no fault.
            byte[] bytes = Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // The exception's own words could quote a key.
            throw error("expected base64 in " + field + ", but it cannot be decoded. "
                    + "Make it anew (base64 -w0 FILE), or name the file in "
                    + field.substring(0, field.length() - "-data".length()) + ".");
        }
    }
}
