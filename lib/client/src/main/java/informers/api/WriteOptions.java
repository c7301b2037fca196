package informers.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to write: create, update, patch, apply.
 *
 * <p>A value; any thread. Corresponds to apimachinery's {@code metav1.CreateOptions}, {@code UpdateOptions},
 * {@code PatchOptions} and {@code ApplyOptions}; each field has its name there.
 *
 * @param fieldManager who writes, for the object's {@code managedFields}; {@code ""} lets the server make a name of the
 *     User-Agent. An apply must say it
 * @param fieldValidation what the server does about fields that it does not know; null for its own choice, {@code Warn}
 * @param dryRun whether the server only answers, and writes nothing
 * @param force whether an apply takes fields away from other managers; other verbs refuse it
 */
public record WriteOptions(
        String fieldManager, @Nullable FieldValidation fieldValidation, boolean dryRun, boolean force) {
    public WriteOptions {
        Objects.requireNonNull(fieldManager, "fieldManager");
    }

    /** Nothing said. */
    public static final WriteOptions DEFAULT = new WriteOptions("", null, false, false);

    /** What the server does about fields that it does not know, or that stand there twice. */
    public enum FieldValidation {
        /** It refuses the object. */
        STRICT("Strict"),
        /** It drops them, and warns; this library logs it. */
        WARN("Warn"),
        /** It drops them in silence. */
        IGNORE("Ignore");

        private final String text;

        FieldValidation(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** In somebody's name. */
    public static WriteOptions by(String fieldManager) {
        return DEFAULT.withFieldManager(fieldManager);
    }

    public WriteOptions withFieldManager(String name) {
        return new WriteOptions(name, fieldValidation, dryRun, force);
    }

    public WriteOptions withFieldValidation(@Nullable FieldValidation validation) {
        return new WriteOptions(fieldManager, validation, dryRun, force);
    }

    public WriteOptions withDryRun(boolean only) {
        return new WriteOptions(fieldManager, fieldValidation, only, force);
    }

    public WriteOptions withForce(boolean take) {
        return new WriteOptions(fieldManager, fieldValidation, dryRun, take);
    }

    /** The query parameters of the request, not yet encoded; what is not said is left out. */
    public Map<String, String> toQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        if (dryRun) {
            query.put("dryRun", "All");
        }
        if (!fieldManager.isEmpty()) {
            query.put("fieldManager", fieldManager);
        }
        if (fieldValidation != null) {
            query.put("fieldValidation", fieldValidation.toString());
        }
        if (force) {
            query.put("force", "true");
        }
        return query;
    }
}
