package informers.factory;

import informers.api.ConfigMap;
import informers.api.DaemonSet;
import informers.api.Deployment;
import informers.api.Event;
import informers.api.GroupVersionResource;
import informers.api.Namespace;
import informers.api.Node;
import informers.api.Pod;
import informers.api.ReplicaSet;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.api.Service;
import informers.api.ServiceAccount;
import informers.api.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The resources for which this library has Java types. Corresponds to the switch in client-go's {@code informers/generic.go}. */
final class BuiltInTypes {
    private static final Map<GroupVersionResource, ResourceType<?>> ALL = List.<ResourceType<?>>of(
                    ConfigMap.TYPE,
                    DaemonSet.TYPE,
                    Deployment.TYPE,
                    Event.TYPE,
                    Namespace.TYPE,
                    Node.TYPE,
                    Pod.TYPE,
                    ReplicaSet.TYPE,
                    Secret.TYPE,
                    Service.TYPE,
                    ServiceAccount.TYPE,
                    StatefulSet.TYPE)
            .stream()
            .collect(Collectors.toMap(ResourceType::resource, Function.identity()));

    private BuiltInTypes() {}

    static Optional<ResourceType<?>> of(GroupVersionResource resource) {
        return Optional.ofNullable(ALL.get(resource));
    }
}
