package replay.record;

import informers.client.ApiResource;
import java.util.Collection;
import java.util.List;

/**
 * The resources to record. Immutable.
 *
 * @param names as kubectl accepts them
 * @param named whether the user named them: then each must exist
 */
public record RequestedResources(List<String> names, boolean named) {
    /** The kinds for which the library has types, without Secrets. They include all that the chapters use. */
    private static final List<String> USUAL = List.of(
            "namespaces",
            "nodes",
            "pods",
            "services",
            "configmaps",
            "serviceaccounts",
            "events",
            "deployments.apps",
            "replicasets.apps",
            "statefulsets.apps",
            "daemonsets.apps");

    public static RequestedResources usual() {
        return new RequestedResources(USUAL, false);
    }

    Collection<ApiResource> of(ResourceNames known, Progress progress) {
        if (names.contains(ResourceNames.ALL) && !names.contains("secrets")) {
            progress.of("secrets", "left out: they are recorded (and redacted) only if they are named");
        }
        return known.find(named ? names : names.stream().filter(known::has).toList());
    }
}
