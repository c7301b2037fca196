import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry;
import informers.factory.SyncResult;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Any answer to chapter 09 as the heart of the library's factories: {@code FactoryOptions.DEFAULT.withRegistry(...)}. */
public record InformerFactoryPart(InformerFactory answer, Set<GroupVersionResource> asked) implements InformerRegistry {
    public InformerFactoryPart(InformerFactory answer) {
        this(answer, new ConcurrentSkipListSet<>());
    }

    @Override
    public Member informerFor(ResourceType<?> type) {
        Member member = answer.informerFor(type);
        asked.add(type.resource());
        return member;
    }

    @Override
    public Set<GroupVersionResource> resources() {
        return new TreeSet<>(asked);
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
