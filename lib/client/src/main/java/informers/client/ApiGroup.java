package informers.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A group and the versions in which the server has it, in the server's order. The core group's name is {@code ""}.
 *
 * <p>A value; any thread. Corresponds to {@code metav1.APIGroup}.
 *
 * @param preferredVersion the version that the server would rather have used; {@code ""} if none can be had
 */
public record ApiGroup(String name, List<String> versions, String preferredVersion) {
    public ApiGroup {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(versions, "versions");
        Objects.requireNonNull(preferredVersion, "preferredVersion");
        versions = List.copyOf(versions);
    }

    /** {@code apps/v1}; for the core group just {@code v1}. */
    public String groupVersion(String version) {
        return name.isEmpty() ? version : name + "/" + version;
    }

    /** The same group, in one more version if it is not among them. */
    ApiGroup with(String version) {
        if (versions.contains(version)) {
            return this;
        }
        List<String> more = new ArrayList<>(versions);
        more.add(version);
        return new ApiGroup(name, more, preferredVersion.isEmpty() ? version : preferredVersion);
    }
}
