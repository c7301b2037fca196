// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

public class UsualFactory implements InformerFactory {
    private final Maker maker;
    private final String namespace;
    private final Concurrency concurrency;
    private final Map<ResourceType<?>, Member> members = new LinkedHashMap<>();
    private final Set<ResourceType<?>> started = new HashSet<>();
    private boolean shutDown;

    public UsualFactory(Maker maker, String namespace, Concurrency concurrency) {
        this.maker = maker;
        this.namespace = namespace;
        this.concurrency = concurrency;
    }

    // Task 9.1, 9.2, 9.5 and 9.6
    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        // before 9.5: public Member informerFor(ResourceType<?> type) {
        // not 9.5 (NotThreadSafe): public Member informerFor(ResourceType<?> type) {
        if (!members.containsKey(type)) {
            // not 9.1 (LastOneWins): if (!members.containsValue(type)) {
            if (shutDown) {
                throw new IllegalStateException("The factory is shut down.");
                // not 9.6 (MakesAfterTheEnd): return maker.make(type, namespace);
            }
            // from 9.6
            members.put(type, maker.make(type, type.namespaced() ? namespace : ""));
            // before 9.2: members.put(type, maker.make(type, namespace));
            // not 9.2 (NodesInANamespace): members.put(type, maker.make(type, namespace));
            // not 9.2 (AlwaysAllNamespaces): members.put(type, maker.make(type, ""));
        }
        return members.get(type);
        // not 9.1 (NewOneEachTime): return maker.make(type, namespace);
    }

    // Task 9.3, 9.5 and 9.6
    @Override
    public synchronized void start() {
        // before 9.5: public void start() {
        if (shutDown) {
            return;
        }
        // from 9.6
        for (ResourceType<?> type : members.keySet()) {
            if (started.add(type)) {
                // not 9.3 (StartsAgain): if (members.containsKey(type)) {
                // not 9.3 (StartsOneTimeOnly): if (started.isEmpty() && started.add(type)) {
                members.get(type).start();
            }
        }
    }

    // Task 9.4 and 9.5
    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + atMost.toNanos();
        Map<ResourceType<?>, Member> asked;
        // from 9.5
        Set<ResourceType<?>> running;
        // before 9.5: Map<ResourceType<?>, Member> asked = members;
        synchronized (this) {
            asked = new LinkedHashMap<>(members);
            // not 9.5 (WaitsOnTheLiveMap): asked = members;
            running = new HashSet<>(started);
        }
        // before 9.5: Set<ResourceType<?>> running = started;
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (ResourceType<?> type : asked.keySet()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime()));
            // not 9.4 (EachTheWholeTime): Duration left = atMost;
            if (!running.contains(type)) {
                missing.put(type.resource(), "it was not started");
            } else if (asked.get(type).awaitSynced(left)) {
                synced++;
            } else {
                missing.put(type.resource(), asked.get(type).whyNotSynced());
                // not 9.4 (NoReasons): missing.put(type.resource(), "not synced");
            }
        }
        return new SyncResult(missing, synced);
    }

    // Task 9.6
    @Override
    public void shutDown() throws InterruptedException {
        Map<ResourceType<?>, Member> all;
        synchronized (this) {
            shutDown = true;
            all = new LinkedHashMap<>(members);
        }
        for (Member member : all.values()) {
            member.stop();
            // not 9.6 (OneAfterTheOther): member.close();
        }
        for (Member member : all.values()) {
            member.close();
        }
    }
}
