import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 08}: a slow handler, a fast one that is removed, and one that is added late. */
public final class FanOutTrace implements Trace {
    private static final KubeObject A1 = SampleMap.of("a", 1, 1);
    private static final KubeObject A2 = SampleMap.of("a", 2, 2);
    private static final KubeObject B3 = SampleMap.of("b", 3, 1);

    @Override
    public void run(Tracer tracer) {
        tracer.scene("a slow handler, a fast one, and one that is added late");
        FanOut fanOut = tracer.answer("08-informers/MyFanOut.java", FanOut.class, LibFanOut::new);
        tracer.withoutFields();
        Map<String, KubeObject> store = new TreeMap<>();
        Map<String, FanOut.Listener> listeners = new TreeMap<>();
        tracer.show("store", () -> store.values().stream().map(FanOutTrace::text).toList());
        for (String who : List.of("late", "fast", "slow")) {
            tracer.show("backlog of " + who, () -> listeners.containsKey(who) ? listeners.get(who).backlog() : "not added");
        }
        Consumer<String> join = who -> tracer.step(
                who + " is added",
                () -> listeners.put(
                        who, fanOut.join(handler(tracer.recorder(who)), () -> List.copyOf(store.values()))));
        join.accept("slow");
        join.accept("fast");
        tracer.step("a is added", () -> fanOut.publish(() -> store.put("a", A1), new Notification.Add<>(A1, true)));
        tracer.step("the store has the whole initial list", fanOut::storeSynced);
        tracer.ask("has fast synced?", () -> listeners.get("fast").hasSynced());
        tracer.ask("fast's thread runs", () -> listeners.get("fast").deliverNext());
        tracer.ask("has fast synced?", () -> listeners.get("fast").hasSynced());
        tracer.step("a is updated", () -> fanOut.publish(() -> store.put("a", A2), new Notification.Update<>(A1, A2)));
        join.accept("late");
        tracer.step("b is added", () -> fanOut.publish(() -> store.put("b", B3), new Notification.Add<>(B3, false)));
        for (int i = 0; i < 3; i++) {
            tracer.ask("late's thread runs", () -> listeners.get("late").deliverNext());
        }
        tracer.step("fast is removed", () -> fanOut.leave(listeners.remove("fast")));
        tracer.step(
                "a is deleted",
                () -> fanOut.publish(
                        () -> store.remove("a"), new Notification.Delete<>(DeletedObject.seen(A2))));
        for (int i = 0; i < 5; i++) {
            tracer.ask("slow's thread runs", () -> listeners.get("slow").deliverNext());
        }
        tracer.play(new FanOutScenes());
    }

    private static ResourceEventHandler<KubeObject> handler(Consumer<String> notifications) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(KubeObject object, boolean isInInitialList) {
                notifications.accept("onAdd " + text(object) + (isInInitialList ? ", in the initial list" : ""));
            }

            @Override
            public void onUpdate(KubeObject before, KubeObject now) {
                notifications.accept("onUpdate " + text(before) + " to " + text(now));
            }

            @Override
            public void onDelete(DeletedObject<KubeObject> gone) {
                notifications.accept("onDelete " + gone.lastKnown().map(FanOutTrace::text).orElse(gone.key()));
            }
        };
    }

    private static String text(KubeObject object) {
        return object.name() + "@" + object.resourceVersion();
    }
}
