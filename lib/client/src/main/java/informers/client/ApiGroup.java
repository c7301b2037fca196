package informers.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An API group and the versions in which the server has it, in the server's order.
 *
 * <p>Immutable and thread-safe. Corresponds to {@code metav1.APIGroup}.
 *
 * @param name the name; {@code ""} for the core group
 * @param versions the versions, such as {@code v1}
 * @param preferredVersion the version that the server prefers; {@code ""} if none is available
 */
public record ApiGroup(String name, List<String> versions, String preferredVersion) {
    /** Rejects null, and copies collections. {@inheritDoc} */
    public ApiGroup {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(versions, "versions");
        Objects.requireNonNull(preferredVersion, "preferredVersion");
        versions = List.copyOf(versions);
    }

    /**
     * Returns group and version as an object's {@code apiVersion} states them.
     *
     * @param version a version
     * @return {@code apps/v1}, or {@code v1} for the core group
     */
    public String groupVersion(String version) {
        return name.isEmpty() ? version : name + "/" + version;
    }

    /** Returns this group with one more version, unless it has it already. */
    ApiGroup with(String version) {
        if (versions.contains(version)) {
            return this;
        }
        List<String> more = new ArrayList<>(versions);
        more.add(version);
        return new ApiGroup(name, more, preferredVersion.isEmpty() ? version : preferredVersion);
    }
}
