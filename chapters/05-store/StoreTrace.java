import informers.api.KubeObject;
import informers.api.Pod;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 05}: the objects of a store, and a list of them that is taken before a change. */
public final class StoreTrace implements Trace {
    private static final String FILE = "05-store/MyStore.java";

    @Override
    public void run(Tracer tracer) {
        changes(tracer);
        afterAGap(tracer);
        tracer.play(new StoreScenes());
    }

    private static void changes(Tracer tracer) {
        tracer.scene("two pods are added, one is updated, one deleted; with a list in between");
        Store store = tracer.answer(FILE, Store.class, LibStore::new);
        Collection<?>[] taken = {List.of()};
        tracer.show("the list", () -> sorted(taken[0]));
        tracer.step("add pod-1 at version 1", () -> store.add(pod("pod-1", 1)));
        tracer.step("add pod-2 at version 2", () -> store.add(pod("pod-2", 2)));
        tracer.step("list", () -> taken[0] = store.list());
        tracer.step("add pod-1 at version 3", () -> store.add(pod("pod-1", 3)));
        tracer.step("delete pod-2", () -> store.delete("default/pod-2"));
        tracer.step("delete pod-2 again", () -> store.delete("default/pod-2"));
        tracer.ask("get pod-1", () -> store.get("default/pod-1"));
        tracer.ask("get pod-2", () -> store.get("default/pod-2"));
    }

    private static void afterAGap(Tracer tracer) {
        tracer.scene("after a gap in the watch, a LIST replaces all objects");
        Store store = tracer.answer(FILE, Store.class, LibStore::new);
        tracer.step("add pod-1 at version 1", () -> store.add(pod("pod-1", 1)));
        tracer.step("add pod-2 at version 2", () -> store.add(pod("pod-2", 2)));
        tracer.step(
                "replace with pod-2 at version 9 and pod-3 at version 8",
                () -> store.replace(List.of(pod("pod-2", 9), pod("pod-3", 8))));
        tracer.ask("list keys", () -> sorted(store.listKeys()));
    }

    private static List<String> sorted(Collection<?> all) {
        return all.stream().map(Object::toString).sorted().toList();
    }

    private static KubeObject pod(String name, int version) {
        String json = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"default\",\"name\":\"" + name
                + "\",\"resourceVersion\":\"" + version + "\"}}";
        return Pod.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
