package informers.client;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of discovery. It may be partial: one broken aggregated API does not hide all others. Use what was found,
 * and report {@link #failureMessage}.
 *
 * <p>Immutable and thread-safe. Corresponds to the results of {@code discovery.ServerGroupsAndResources} together with
 * {@code ErrGroupDiscoveryFailed}.
 *
 * @param groups all groups, including those without a version that works
 * @param lists the resources, one list for each group version that was found
 * @param failed the group versions that failed, such as {@code metrics.k8s.io/v1beta1}, and why; sorted
 */
public record DiscoveredResources(List<ApiGroup> groups, List<ResourceList> lists, Map<String, String> failed) {
    /**
     * The resources of one group and version, in the server's order.
     *
     * <p>Immutable and thread-safe. Corresponds to {@code metav1.APIResourceList}.
     *
     * @param groupVersion such as {@code apps/v1} or {@code v1}
     * @param resources the resources, with subresources
     */
    public record ResourceList(String groupVersion, List<ApiResource> resources) {
        /** Rejects null, and copies collections. {@inheritDoc} */
        public ResourceList {
            Objects.requireNonNull(groupVersion, "groupVersion");
            Objects.requireNonNull(resources, "resources");
            resources = List.copyOf(resources);
        }
    }

    /** Rejects null, and copies collections. {@inheritDoc} */
    public DiscoveredResources {
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(lists, "lists");
        Objects.requireNonNull(failed, "failed");
        groups = List.copyOf(groups);
        lists = List.copyOf(lists);
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    }

    /** {@return whether something is missing} */
    public boolean isPartial() {
        return !failed.isEmpty();
    }

    /** {@return what is missing and why, on one line; {@code ""} if nothing is} */
    public String failureMessage() {
        return failed.isEmpty()
                ? ""
                : failed.entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining(", ", "unable to retrieve the complete list of server APIs: ", ""));
    }

    /**
     * Returns each resource once: in the version that the server prefers, or else in the first that has it. Without
     * subresources.
     *
     * @return the selected resources
     */
    public DiscoveredResources preferred() {
        Map<String, String> preferred = new HashMap<>();
        groups.forEach(group -> preferred.put(group.name(), group.preferredVersion()));
        Map<String, ApiResource> chosen = new HashMap<>(); // by group and resource
        resources().filter(r -> !r.isSubresource()).forEach(r -> {
            boolean wins = r.version().equals(preferred.get(r.group()));
            chosen.merge(r.group() + "/" + r.name(), r, (held, other) -> wins ? other : held);
        });
        return with(list -> select(list, r -> r == chosen.get(r.group() + "/" + r.name())));
    }

    /**
     * Returns the resources that meet a condition, such as those for which an informer works: {@code filteredBy(r ->
     * r.supports("list", "watch"))}. Empty lists are removed. Corresponds to {@code discovery.FilteredBy}.
     *
     * @param wanted the condition
     * @return the selected resources
     */
    public DiscoveredResources filteredBy(Predicate<ApiResource> wanted) {
        DiscoveredResources all = with(list -> select(list, wanted));
        return new DiscoveredResources(
                groups,
                all.lists.stream().filter(list -> !list.resources().isEmpty()).toList(),
                failed);
    }

    private DiscoveredResources with(UnaryOperator<ResourceList> change) {
        return new DiscoveredResources(groups, lists.stream().map(change).toList(), failed);
    }

    private static ResourceList select(ResourceList list, Predicate<ApiResource> wanted) {
        return new ResourceList(
                list.groupVersion(), list.resources().stream().filter(wanted).toList());
    }

    /** {@return all resources of all lists} */
    public Stream<ApiResource> resources() {
        return lists.stream().flatMap(list -> list.resources().stream());
    }
}
