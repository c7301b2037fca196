package replay.record;

import informers.client.ApiResource;
import java.util.Collection;
import java.util.List;

/**
 * What is to be recorded. A value.
 *
 * @param names as one gives them to kubectl
 * @param named whether the user named them: then each must be there
 */
public record RequestedResources(List<String> names, boolean named) {
    /** The kinds that the library has types for, without Secrets: all that the chapters ask for is among them. */
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
            progress.of("secrets", "left out: they are recorded (and blanked) only if they are named");
        }
        return known.find(named ? names : names.stream().filter(known::has).toList());
    }
}
