package informers.client;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What discovery found, and what it could not: one broken aggregated API must not hide all the others. Use what is
 * there, and show {@link #failureMessage}.
 *
 * <p>A value; any thread. Answers to the results of {@code discovery.ServerGroupsAndResources} together with
 * {@code ErrGroupDiscoveryFailed}.
 *
 * @param groups all groups, also those without a version that works
 * @param lists the resources, a list for each group and version that answered
 * @param failed group and version, such as {@code metrics.k8s.io/v1beta1}, and why it failed; sorted
 */
public record DiscoveredResources(List<ApiGroup> groups, List<ApiResourceList> lists, Map<String, String> failed) {
    public DiscoveredResources {
        groups = List.copyOf(groups);
        lists = List.copyOf(lists);
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    }

    /** Whether something is missing. */
    public boolean isPartial() {
        return !failed.isEmpty();
    }

    /** What is missing and why, in a line; {@code ""} if nothing is. */
    public String failureMessage() {
        return failed.isEmpty()
                ? ""
                : failed.entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining(", ", "unable to retrieve the complete list of server APIs: ", ""));
    }

    /** All resources of all lists, one after the other. */
    public Stream<ApiResource> resources() {
        return lists.stream().flatMap(list -> list.resources().stream());
    }
}
