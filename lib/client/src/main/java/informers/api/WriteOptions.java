package informers.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Options of a request that writes: create, update, patch or apply.
 *
 * <p>Immutable and thread-safe. Corresponds to apimachinery's {@code metav1.CreateOptions}, {@code UpdateOptions},
 * {@code PatchOptions} and {@code ApplyOptions}; each field has its name there.
 */
public final class WriteOptions {
    /** No option set. */
    public static final WriteOptions DEFAULT = new WriteOptions("", null, false, false);

    private final String fieldManager;
    private final @Nullable FieldValidation fieldValidation;
    private final boolean dryRun;
    private final boolean force;

    private WriteOptions(
            String fieldManager, @Nullable FieldValidation fieldValidation, boolean dryRun, boolean force) {
        this.fieldManager = Objects.requireNonNull(fieldManager, "fieldManager");
        this.fieldValidation = fieldValidation;
        this.dryRun = dryRun;
        this.force = force;
    }

    /** What the server does about fields that are unknown or occur twice. */
    public enum FieldValidation {
        /** It rejects the object. */
        STRICT("Strict"),
        /** It drops the fields and sends a warning, which this library logs. */
        WARN("Warn"),
        /** It drops the fields silently. */
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

    /**
     * Returns options with a field manager.
     *
     * @param fieldManager the name of the writer
     * @return new options
     */
    public static WriteOptions by(String fieldManager) {
        return DEFAULT.withFieldManager(fieldManager);
    }

    /**
     * Returns these options with another field manager.
     *
     * @param name the name of the writer
     * @return new options
     */
    public WriteOptions withFieldManager(String name) {
        return new WriteOptions(name, fieldValidation, dryRun, force);
    }

    /**
     * Returns these options with another field validation.
     *
     * @param validation null for the server's default
     * @return new options
     */
    public WriteOptions withFieldValidation(@Nullable FieldValidation validation) {
        return new WriteOptions(fieldManager, validation, dryRun, force);
    }

    /**
     * Returns these options with dry run on or off.
     *
     * @param only whether the server only validates the request
     * @return new options
     */
    public WriteOptions withDryRun(boolean only) {
        return new WriteOptions(fieldManager, fieldValidation, only, force);
    }

    /**
     * Returns these options with force on or off.
     *
     * @param take whether an apply takes fields away from other managers
     * @return new options
     */
    public WriteOptions withForce(boolean take) {
        return new WriteOptions(fieldManager, fieldValidation, dryRun, take);
    }

    /** {@return the query parameters of the request, not encoded; unset options are left out} */
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

    /**
     * {@return the name of the writer in the object's {@code managedFields}; {@code ""} lets the server derive one from
     * the User-Agent. Required for an apply}
     */
    public String fieldManager() {
        return fieldManager;
    }

    /** {@return what the server does about unknown fields; null for its default, {@code Warn}} */
    public @Nullable FieldValidation fieldValidation() {
        return fieldValidation;
    }

    /** {@return whether the server only validates the request and writes nothing} */
    public boolean dryRun() {
        return dryRun;
    }

    /** {@return whether an apply takes fields away from other managers; other verbs reject it} */
    public boolean force() {
        return force;
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(fieldManager, fieldValidation, dryRun, force);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WriteOptions that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "WriteOptions" + values();
    }
}
