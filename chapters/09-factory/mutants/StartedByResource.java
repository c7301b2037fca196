// Remembers by the resource which informers are started.
// killed-by: 9.3 an informer requested later is started by the next start
// says: Remember it by the whole type
// story: https://github.com/fabric8io/kubernetes-client/issues/2746
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.util.Concurrency;
import java.util.HashSet;
import java.util.Set;

public class StartedByResource extends LockedFactory {
    public StartedByResource(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    private final Set<GroupVersionResource> resources = new HashSet<>();

    @Override
    public synchronized void start() {
        for (ResourceType<?> type : members.keySet()) {
            if (!shutDown && resources.add(type.resource())) {
                started.add(type);
                members.get(type).start();
            }
        }
    }
}
