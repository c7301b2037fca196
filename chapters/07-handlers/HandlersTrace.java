import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 07}: the notifications after a pop, and the notifications that pass a filter. */
public final class HandlersTrace implements Trace {
    private static final String FILE = "07-handlers/MyHandlers.java";

    @Override
    public void run(Tracer tracer) {
        filter(tracer);
        popped(tracer);
        tracer.play(new HandlersScenes());
    }

    private static void filter(Tracer tracer) {
        tracer.scene("a handler behind a filter: only ConfigMaps at level 2");
        Handlers handlers = tracer.answer(FILE, Handlers.class, LibHandlers::new);
        ResourceEventHandler<ConfigMap> handler = recording(tracer.recorder("handler"));
        Predicate<ConfigMap> atLevel2 = map -> map.data().get("level").equals("2");
        tracer.step(
                "level 1 becomes 2",
                () -> handlers.filterUpdate(map("a", 1, 1), map("a", 2, 2), atLevel2, handler));
        tracer.step(
                "level 2 stays 2",
                () -> handlers.filterUpdate(map("a", 2, 2), map("a", 3, 2), atLevel2, handler));
        tracer.step(
                "level 2 becomes 1",
                () -> handlers.filterUpdate(map("a", 3, 2), map("a", 4, 1), atLevel2, handler));
        tracer.step(
                "level 1 stays 1",
                () -> handlers.filterUpdate(map("a", 4, 1), map("a", 5, 1), atLevel2, handler));
        tracer.step(
                "one at level 2 is deleted",
                () -> handlers.filterDelete(DeletedObject.seen(map("b", 6, 2)), atLevel2, handler));
        tracer.step(
                "one at level 1 is deleted",
                () -> handlers.filterDelete(DeletedObject.seen(map("b", 7, 1)), atLevel2, handler));
    }

    private static void popped(Tracer tracer) {
        tracer.scene("what is popped is written to the store, then the handler is notified");
        Handlers handlers = tracer.answer(FILE, Handlers.class, LibHandlers::new);
        Store<ConfigMap> store = Stores.newStore(KubeObject::key, Concurrency.threads());
        ResourceEventHandler<ConfigMap> handler = recording(tracer.recorder("handler"));
        tracer.show(
                "store",
                () -> store.list().stream().map(SampleMap::text).sorted().toList());
        Consumer<List<Delta<ConfigMap>>> pop = deltas ->
                tracer.step("popped: " + words(deltas), () -> handlers.processDeltas(
                        new Deltas<>(deltas), false, store, handler));
        pop.accept(List.of(Delta.added(map("a", 1, 1))));
        pop.accept(List.of(Delta.updated(map("a", 2, 1))));
        pop.accept(List.of(Delta.added(map("a", 3, 1))));
        pop.accept(List.of(Delta.updated(map("b", 4, 1)), Delta.updated(map("b", 5, 1))));
        pop.accept(List.of(Delta.sync(map("b", 5, 1))));
        pop.accept(List.of(Delta.deleted(DeletedObject.missed("default/a", Optional.of(map("a", 3, 1))))));
        pop.accept(List.of(Delta.deleted(DeletedObject.seen(map("c", 6, 1)))));
    }

    private static ResourceEventHandler<ConfigMap> recording(Consumer<String> notifications) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(ConfigMap map, boolean isInInitialList) {
                notifications.accept("onAdd " + SampleMap.text(map));
            }

            @Override
            public void onUpdate(ConfigMap before, ConfigMap now) {
                notifications.accept("onUpdate " + SampleMap.text(before) + " to " + SampleMap.text(now));
            }

            @Override
            public void onDelete(DeletedObject<ConfigMap> gone) {
                notifications.accept("onDelete " + gone.lastKnown().map(SampleMap::text).orElse(gone.key())
                        + (gone.finalStateUnknown() ? " (final state unknown)" : ""));
            }
        };
    }

    private static String words(List<Delta<ConfigMap>> deltas) {
        return String.join(
                ", ",
                deltas.stream()
                        .map(delta -> delta.type() + " "
                                + delta.lastKnown().map(SampleMap::text).orElse("nothing"))
                        .toList());
    }

    private static ConfigMap map(String name, int version, int level) {
        return SampleMap.of(name, version, level);
    }
}
