import informers.api.ConfigMap;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 12}: the bookkeeping, call by call; then a controller whose cache is late. */
public final class OwnWritesTrace implements Trace {
    private static final String FILE = "12-own-writes/MyOwnWrites.java";

    @Override
    public void run(Tracer tracer) {
        tracer.scene("two writes, and a cache that catches up");
        LateCluster nobody = new LateCluster(Concurrency.threads());
        OwnWrites writes = answer(tracer, nobody);
        tracer.show("waiting", () -> writes.waiting().stream().sorted().toList());
        tracer.step("a write in team-a at 97", () -> writes.wroteAt("team-a", "uid-1", "97"));
        tracer.step("a write in team-b at 101", () -> writes.wroteAt("team-b", "uid-2", "101"));
        tracer.ask("is team-a ready, with a cache at 95", () -> writes.isReady("team-a", "95"));
        tracer.ask("is team-a ready, with a cache at 99", () -> writes.isReady("team-a", "99"));
        tracer.ask("is team-b ready, with a cache at 99", () -> writes.isReady("team-b", "99"));
        tracer.step("team-b was deleted", () -> writes.ownerIsGone("team-b", "uid-2"));

        tracer.scene("the key comes again before the cache has the create");
        LateCluster cluster = new LateCluster(Concurrency.threads());
        OwnWrites late = answer(tracer, cluster);
        tracer.show("server", () -> names(cluster.onServer("team-a")));
        tracer.show("cache", () -> names(cluster.in("team-a")));
        tracer.show("waiting", () -> late.waiting().stream().sorted().toList());
        tracer.step("team-a is created", () -> cluster.namespaceIs("team-a"));
        tracer.ask("reconcile", () -> reconcile(cluster, late));
        tracer.ask("reconcile", () -> reconcile(cluster, late));
        tracer.step("the event arrives", cluster::deliver);
        tracer.ask("reconcile", () -> reconcile(cluster, late));
        tracer.step("another client deletes the ConfigMap, and the event arrives", () -> {
            cluster.deleteObjects("team-a");
            cluster.deliver();
        });
        tracer.ask("reconcile", () -> reconcile(cluster, late));
        tracer.play(new OwnWritesScenes());
    }

    private static Object reconcile(LateCluster cluster, OwnWrites writes) throws Exception {
        cluster.begin();
        return writes.reconcile("team-a");
    }

    private static List<String> names(List<ConfigMap> objects) {
        return new ArrayList<>(objects).stream()
                .map(object -> object.name() + "@" + object.resourceVersion())
                .collect(Collectors.toList());
    }

    private static OwnWrites answer(Tracer tracer, LateCluster cluster) {
        OwnWrites writes = tracer.answer(FILE, OwnWrites.class, () -> new LibOwnWrites(cluster), (Settings) cluster);
        tracer.withoutFields();
        return writes;
    }
}
