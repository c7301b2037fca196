import static org.assertj.core.api.Assertions.assertThat;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.handler.ResourceEventHandlerFuncs;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.store.Store;
import informers.store.Stores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The output of chapter 07. The expected lines are written by hand. */
class HandlersOutputTest {
    private final Handlers handlers = new LibHandlers();

    @Test
    @DisplayName("the deltas that client-go popped in its own run lead to the handler calls of its own run")
    void asTheGoProgramPrinted() {
        Store<Pod> store = Stores.newStore();
        List<String> notifications = new ArrayList<>();
        var printing = new ResourceEventHandlerFuncs<Pod>()
                .onAddDetailed((pod, initial) -> notifications.add("ADD initial=" + initial + " " + text(pod)))
                .onUpdate((before, now) -> notifications.add("UPDATE " + text(before) + " -> " + text(now)))
                .onDelete(gone -> notifications.add("DELETE " + text(gone.lastKnown().orElseThrow())));
        var initial = HandlersPart.processing(handlers, store, printing);

        initial.process(Deltas.of(Delta.replaced(pod("pod-1", 605, "Pending"))), true);
        initial.process(Deltas.of(Delta.replaced(pod("pod-2", 606, "Pending"))), true);
        for (Delta<Pod> delta : List.of(
                Delta.added(pod("pod-3", 607, "Pending")),
                Delta.updated(pod("pod-1", 608, "Pending")),
                Delta.updated(pod("pod-1", 609, "Running")),
                Delta.updated(pod("pod-1", 610, "Running")),
                Delta.deleted(DeletedObject.seen(pod("pod-1", 611, "Running"))))) {
            initial.process(Deltas.of(delta), false);
        }
        initial.process(
                new Deltas<>(List.of(
                        Delta.updated(pod("pod-2", 612, "Pending")),
                        Delta.deleted(DeletedObject.seen(pod("pod-2", 613, "Pending"))))),
                false);

        assertThat(notifications)
                .containsExactly(
                        "ADD initial=true play/pod-1 rv=605 phase=Pending",
                        "ADD initial=true play/pod-2 rv=606 phase=Pending",
                        "ADD initial=false play/pod-3 rv=607 phase=Pending",
                        "UPDATE play/pod-1 rv=605 phase=Pending -> play/pod-1 rv=608 phase=Pending",
                        "UPDATE play/pod-1 rv=608 phase=Pending -> play/pod-1 rv=609 phase=Running",
                        "UPDATE play/pod-1 rv=609 phase=Running -> play/pod-1 rv=610 phase=Running",
                        "DELETE play/pod-1 rv=611 phase=Running",
                        "UPDATE play/pod-2 rv=606 phase=Pending -> play/pod-2 rv=612 phase=Pending",
                        "DELETE play/pod-2 rv=613 phase=Pending");
        assertThat(store.list().stream().map(KubeObject::key).collect(Collectors.toList()))
                .containsExactly("play/pod-3");
    }

    @Test
    @DisplayName("part 2 of the script: the store decides")
    void storeDecides() {
        assertThat(HandlersDemo.storeDecides(handlers).stream().map(line -> line.replaceAll(" {2,}", "  ")))
                .contains(
                        "nothing  Added(a@2)  add a@2",
                        "a@1  Added(a@2)  update a@1 -> a@2",
                        "nothing  Updated(a@2)  add a@2",
                        "a@1  Sync(a@1)  update a@1 -> a@1: no change",
                        "nothing  Deleted(a@2)  delete a@2",
                        "a@1 b@1  ReplacedAll(2 objects at 9)  delete b@1?,\n  add c@2,\n  update a@1 -> a@2",
                        "a@1  Bookmark(12)  none");
    }

    @Test
    @DisplayName("part 3 of the script: the four cases of a filter")
    void fourCases() {
        assertThat(HandlersDemo.filtered(handlers).stream().map(line -> line.replaceAll(" {2,}", "  ")))
                .containsExactly(
                        "before  now  notification",
                        "a@1 at level 1  a@2 at level 2  add a@2",
                        "a@1 at level 2  a@2 at level 2  update a@1 -> a@2",
                        "a@1 at level 2  a@2 at level 1  delete a@1",
                        "a@1 at level 1  a@2 at level 1  none");
    }

    private static Pod pod(String name, int version, String phase) {
        String json = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"play\",\"name\":\"" + name
                + "\",\"resourceVersion\":\"" + version + "\"},\"status\":{\"phase\":\"" + phase + "\"}}";
        return Pod.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Pod pod) {
        return pod.key() + " rv=" + pod.resourceVersion() + " phase=" + pod.phase();
    }
}
