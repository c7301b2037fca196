// Knows the types without a namespace from a list of names.
// killed-by: 9.2 each factory has its own namespace
// says: no list of names or of Java classes can know this
// story: https://github.com/derailed/k9s/issues/3829
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;
import java.util.Set;

public class ListOfNames extends LockedFactory {
    public ListOfNames(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    private static final Set<String> WITHOUT_NAMESPACE = Set.of("nodes", "namespaces", "persistentvolumes");

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        return members.computeIfAbsent(
                type, t -> maker.make(t, WITHOUT_NAMESPACE.contains(t.resource().resource()) ? "" : namespace));
    }
}
