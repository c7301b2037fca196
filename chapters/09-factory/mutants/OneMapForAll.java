// Keeps all informers of a program in one static map: a factory for another namespace returns the same informer.
// killed-by: 9.2 each factory has its own namespace
// says: not in a static field
// story: https://github.com/kubernetes/code-generator/issues/90
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;
import java.util.HashMap;
import java.util.Map;

public class OneMapForAll extends LockedFactory {
    public OneMapForAll(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    private static final Map<ResourceType<?>, Member> ALL = new HashMap<>();

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        Member member = ALL.computeIfAbsent(type, t -> maker.make(t, t.namespaced() ? namespace : ""));
        members.put(type, member);
        return member;
    }
}
