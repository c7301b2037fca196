import static org.assertj.core.api.Assertions.fail;

import informers.api.KubeObject;
import informers.informer.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import workbook.grade.Interleavings;
import workbook.grade.Interleavings.Call;

/**
 * Checks pairs of calls: the first one is stopped before each of its steps, and the second one runs meanwhile. The result does not
 * depend on timing.
 */
final class FanOutOverlaps {
    private static final KubeObject A = SampleMap.of("a", 1, 1);
    private static final KubeObject B = SampleMap.of("b", 1, 1);

    private final Supplier<FanOut> fanOuts;

    /** @param fanOuts returns a new answer each time */
    FanOutOverlaps(Supplier<FanOut> fanOuts) {
        this.fanOuts = fanOuts;
    }

    /** An answer, its store, and what a late handler received. */
    private static final class Scene {
        final FanOut fanOut;
        final List<KubeObject> store = new CopyOnWriteArrayList<>();
        final TestHandler handler = new TestHandler();
        FanOut.Listener listener;

        Scene(FanOut fanOut) {
            this.fanOut = fanOut;
        }

        String received() {
            for (int i = 0; i < 100 && listener.deliverNext(); i++) {
                // deliver the next one
            }
            return "the handler received " + handler.notifications;
        }
    }

    /** Fails if a handler that is added while a change is published receives it twice, or never. */
    void joinAndPublish() {
        var interleavings = new Interleavings<>(() -> new Scene(fanOuts.get()), Scene::received);
        Call<Scene> publish = new Call<>("publish(add a)", scene -> {
            scene.fanOut.publish(() -> scene.store.add(A), new Notification.Add<>(A, false));
            return "";
        });
        Call<Scene> join = new Call<>("join()", scene -> {
            scene.listener = scene.fanOut.join(scene.handler, () -> List.copyOf(scene.store));
            return "";
        });
        for (List<Call<Scene>> pair : List.of(List.of(publish, join), List.of(join, publish))) {
            interleavings.find(pair.get(0), pair.get(1)).ifPresent(finding -> fail("The store is empty; the write of publish() adds a"
                    + " to it. " + finding.text() + (finding.shared().isEmpty()
                            ? " No handler may be added between the write and the notification, and nothing may be published"
                                    + " between reading the store and adding the handler: acquire one lock once for all of"
                                    + " publish(), and once for all of join()."
                            : " publish() and join() must take the same lock.")));
        }
    }

    /** Fails if a count is lost, or a notification, when the handler's thread delivers while the informer's thread adds. */
    void addAndDeliver() {
        var interleavings = new Interleavings<>(
                () -> {
                    Scene scene = new Scene(fanOuts.get());
                    scene.listener = scene.fanOut.join(scene.handler, () -> List.of(A, B));
                    scene.fanOut.storeSynced();
                    return scene;
                },
                scene -> {
                    List<String> seen = new ArrayList<>();
                    seen.add(scene.received());
                    seen.add("then hasSynced() returned " + scene.listener.hasSynced());
                    return String.join(", ", seen);
                });
        Call<Scene> deliver = new Call<>("deliverNext()", scene -> "deliverNext() returned " + scene.listener.deliverNext());
        Call<Scene> add = new Call<>("publish(an add of the initial list)", scene -> {
            scene.fanOut.publish(() -> {}, new Notification.Add<>(SampleMap.of("c", 1, 1), true));
            return "";
        });
        for (List<Call<Scene>> pair : List.of(List.of(deliver, add), List.of(add, deliver))) {
            interleavings.find(pair.get(0), pair.get(1)).ifPresent(finding -> fail("The handler was added with an initial list of a and"
                    + " b. " + finding.text() + " The informer's thread adds to the buffer and counts up, while the handler's thread"
                    + " takes out of it and counts down. Both the buffer and the counter need a lock, or a class that needs none:"
                    + " ConcurrentLinkedQueue, AtomicInteger. count++ is three steps."));
        }
    }

    /** Fails if a thread may never see that the store has synced. */
    void syncedIsSeen() {
        var interleavings = new Interleavings<>(
                () -> {
                    Scene scene = new Scene(fanOuts.get());
                    scene.listener = scene.fanOut.join(scene.handler, List::of);
                    return scene;
                },
                scene -> "then hasSynced() returned " + scene.listener.hasSynced());
        Call<Scene> storeSynced = new Call<>("storeSynced()", scene -> {
            scene.fanOut.storeSynced();
            return "";
        });
        Call<Scene> hasSynced = new Call<>("hasSynced()", scene -> {
            scene.listener.hasSynced();
            return "";
        });
        interleavings.find(storeSynced, hasSynced).ifPresent(finding -> fail(finding.text() + " A thread may never see what another"
                + " one wrote into a plain field: the field must be volatile, or both methods must take the same lock."));
    }
}
