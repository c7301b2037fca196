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

/** {@code ./jbang workbook trace 08}: one handler that is slow, one that is quick, one that comes late, one that leaves. */
public final class FanOutTrace implements Trace {
    private static final KubeObject A1 = SampleMap.of("a", 1, 1);
    private static final KubeObject A2 = SampleMap.of("a", 2, 2);
    private static final KubeObject B3 = SampleMap.of("b", 3, 1);

    @Override
    public void tell(Tracer tracer) {
        tracer.scene("a slow handler, a quick one, and one that comes late");
        FanOut fanOut = tracer.answer("08-informers/MyFanOut.java", FanOut.class, LibFanOut::new);
        tracer.withoutFields();
        Map<String, KubeObject> store = new TreeMap<>();
        Map<String, FanOut.Listener> listeners = new TreeMap<>();
        tracer.show("store", () -> store.values().stream().map(FanOutTrace::text).toList());
        for (String who : List.of("late", "quick", "slow")) {
            tracer.show("waiting for " + who, () -> listeners.containsKey(who) ? listeners.get(who).backlog() : "not here");
        }
        Consumer<String> join = who -> tracer.step(
                who + " joins",
                () -> listeners.put(
                        who, fanOut.join(handler(tracer.told(who)), () -> List.copyOf(store.values()))));
        join.accept("slow");
        join.accept("quick");
        tracer.step("a comes", () -> fanOut.publish(() -> store.put("a", A1), new Notification.Add<>(A1, true)));
        tracer.step("the first list is whole", fanOut::storeSynced);
        tracer.ask("has quick synced?", () -> listeners.get("quick").hasSynced());
        tracer.ask("quick's thread runs", () -> listeners.get("quick").deliverNext());
        tracer.ask("has quick synced?", () -> listeners.get("quick").hasSynced());
        tracer.step("a changes", () -> fanOut.publish(() -> store.put("a", A2), new Notification.Update<>(A1, A2)));
        join.accept("late");
        tracer.step("b comes", () -> fanOut.publish(() -> store.put("b", B3), new Notification.Add<>(B3, false)));
        for (int i = 0; i < 3; i++) {
            tracer.ask("late's thread runs", () -> listeners.get("late").deliverNext());
        }
        tracer.step("quick leaves", () -> fanOut.leave(listeners.remove("quick")));
        tracer.step(
                "a goes",
                () -> fanOut.publish(
                        () -> store.remove("a"), new Notification.Delete<>(DeletedObject.seen(A2))));
        for (int i = 0; i < 5; i++) {
            tracer.ask("slow's thread runs", () -> listeners.get("slow").deliverNext());
        }
    }

    private static ResourceEventHandler<KubeObject> handler(Consumer<String> told) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(KubeObject object, boolean isInInitialList) {
                told.accept("onAdd " + text(object) + (isInInitialList ? ", in the initial list" : ""));
            }

            @Override
            public void onUpdate(KubeObject before, KubeObject now) {
                told.accept("onUpdate " + text(before) + " to " + text(now));
            }

            @Override
            public void onDelete(DeletedObject<KubeObject> gone) {
                told.accept("onDelete " + gone.lastKnown().map(FanOutTrace::text).orElse(gone.key()));
            }
        };
    }

    private static String text(KubeObject object) {
        return object.name() + "@" + object.resourceVersion();
    }
}
