package informers.api;

import java.util.Objects;

/**
 * The name of a type as it stands in an object: {@code apps/v1, Kind=Deployment}. The core group is the empty string.
 *
 * <p>A value; any thread. Corresponds to apimachinery's {@code schema.GroupVersionKind}.
 */
public record GroupVersionKind(String group, String version, String kind) {

    public GroupVersionKind {
        Objects.requireNonNull(group, "group: use \"\" for the core group");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(kind, "kind");
    }

    /** Takes an object's {@code apiVersion} apart: {@code v1} or {@code apps/v1}. */
    public static GroupVersionKind of(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return slash < 0
                ? new GroupVersionKind("", apiVersion, kind)
                : new GroupVersionKind(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    /** {@code apps/v1}; for the core group just {@code v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    @Override
    public String toString() {
        return apiVersion() + ", Kind=" + kind;
    }
}
