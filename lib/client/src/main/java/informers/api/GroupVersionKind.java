package informers.api;

import java.util.Objects;

/**
 * The name of a type as an object states it, such as {@code apps/v1, Kind=Deployment}.
 *
 * <p>Immutable and thread-safe. Corresponds to apimachinery's {@code schema.GroupVersionKind}.
 *
 * @param group the API group; {@code ""} for the core group
 * @param version the version, such as {@code v1}
 * @param kind the kind, such as {@code Deployment}
 */
public record GroupVersionKind(String group, String version, String kind) {

    /** Rejects null. {@inheritDoc} */
    public GroupVersionKind {
        Objects.requireNonNull(group, "group: use \"\" for the core group");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * Parses an object's {@code apiVersion}.
     *
     * @param apiVersion such as {@code v1} or {@code apps/v1}
     * @param kind the kind
     * @return the name of the type
     */
    public static GroupVersionKind of(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return slash < 0
                ? new GroupVersionKind("", apiVersion, kind)
                : new GroupVersionKind(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    /** {@return group and version as an object states them: {@code apps/v1}, or {@code v1} for the core group} */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    @Override
    public String toString() {
        return apiVersion() + ", Kind=" + kind;
    }
}
