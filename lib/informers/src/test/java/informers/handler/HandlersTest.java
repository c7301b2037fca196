package informers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.DeletedObject;
import informers.api.Pod;
import informers.testkit.TestObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The forms of a handler: functions, and a filter before another one. */
class HandlersTest {
    private static final Pod PENDING = pod("a", 1, "Pending");
    private static final Pod RUNNING = pod("a", 2, "Running");

    private static Pod pod(String name, int resourceVersion, String phase) {
        return TestObjects.pod("default/" + name, resourceVersion)
                .edit()
                .set(phase, "status", "phase")
                .build(Pod.TYPE);
    }

    private final List<String> calls = new ArrayList<>();
    private final ResourceEventHandler<Pod> recorder = new ResourceEventHandlerFuncs<Pod>()
            .onAddDetailed((pod, initial) -> calls.add("add " + pod + " " + initial))
            .onUpdate((before, now) -> calls.add("update " + before + " -> " + now))
            .onDelete(gone -> calls.add("delete " + gone.key()));

    @Test
    @DisplayName("TestTypedResourceEventHandlerFuncs: each function is called; a missing one does nothing")
    void functions() {
        recorder.onAdd(PENDING, true);
        recorder.onUpdate(PENDING, RUNNING);
        recorder.onDelete(DeletedObject.seen(RUNNING));
        assertThat(calls)
                .containsExactly(
                        "add Pod default/a@1 true", "update Pod default/a@1 -> Pod default/a@2", "delete default/a");

        ResourceEventHandler<Pod> nothing = new ResourceEventHandlerFuncs<>();
        nothing.onAdd(PENDING, true);
        nothing.onUpdate(PENDING, RUNNING);
        nothing.onDelete(DeletedObject.seen(RUNNING));
        assertThat(calls).hasSize(3);
    }

    @Test
    @DisplayName("a handler of functions is immutable")
    void funcsAreImmutable() {
        ResourceEventHandlerFuncs<Pod> first = new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> calls.add("first"));
        ResourceEventHandlerFuncs<Pod> second = first.onAdd(pod -> calls.add("second"));
        first.onAdd(PENDING, false);
        second.onAdd(PENDING, false);
        assertThat(calls).containsExactly("first", "second");
    }

    private final ResourceEventHandler<Pod> onlyRunning =
            new FilteringResourceEventHandler<>(pod -> pod.phase().equals("Running"), recorder);

    @Test
    @DisplayName("TestTypedFilteringResourceEventHandler: the four cases of an update")
    void filteredUpdates() {
        Pod runningStill = pod("a", 3, "Running");
        onlyRunning.onUpdate(PENDING, RUNNING);
        onlyRunning.onUpdate(RUNNING, runningStill);
        onlyRunning.onUpdate(runningStill, PENDING);
        onlyRunning.onUpdate(PENDING, PENDING);
        assertThat(calls)
                .as("passes now: add; passed and passes: update; passed: delete; never: nothing")
                .containsExactly(
                        "add Pod default/a@2 false", "update Pod default/a@2 -> Pod default/a@3", "delete default/a");
    }

    @Test
    @DisplayName("a filtered delete carries the previous state, and is not a tombstone")
    void filteredAway() {
        List<DeletedObject<Pod>> gone = new ArrayList<>();
        new FilteringResourceEventHandler<>(
                        (Pod pod) -> pod.phase().equals("Running"),
                        new ResourceEventHandlerFuncs<Pod>().onDelete(gone::add))
                .onUpdate(RUNNING, PENDING);
        assertThat(gone).containsExactly(DeletedObject.seen(RUNNING));
    }

    @Test
    @DisplayName("adds and deletes are filtered; isInInitialList is passed on")
    void filteredAddsAndDeletes() {
        onlyRunning.onAdd(PENDING, true);
        onlyRunning.onAdd(RUNNING, true);
        onlyRunning.onDelete(DeletedObject.seen(pod("b", 3, "Pending")));
        onlyRunning.onDelete(DeletedObject.missed("default/a", Optional.of(RUNNING)));
        assertThat(calls).containsExactly("add Pod default/a@2 true", "delete default/a");
    }

    @Test
    @DisplayName("a deletion of which only the key is known is delivered, because the filter cannot be applied")
    void aTombstoneWithoutAState() {
        onlyRunning.onDelete(DeletedObject.missed("default/a", Optional.empty()));
        assertThat(calls).containsExactly("delete default/a");
    }
}
