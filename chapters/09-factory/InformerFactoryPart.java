import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry;
import informers.factory.SyncResult;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Lets the library's factories use an answer to chapter 09: {@code FactoryOptions.DEFAULT.withRegistry(...)}. */
public record InformerFactoryPart(InformerFactory answer, Set<GroupVersionResource> requested) implements InformerRegistry {
    public InformerFactoryPart(InformerFactory answer) {
        this(answer, new ConcurrentSkipListSet<>());
    }

    @Override
    public Member informerFor(ResourceType<?> type) {
        Member member = answer.informerFor(type);
        requested.add(type.resource());
        return member;
    }

    @Override
    public Set<GroupVersionResource> resources() {
        return new TreeSet<>(requested);
    }

    @Override
    public void start() {
        answer.start();
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        return answer.waitForCacheSync(atMost);
    }

    @Override
    public void shutDown() throws InterruptedException {
        answer.shutDown();
    }
}
