package replay.internal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.OptionalLong;
import replay.internal.json.JsonTrees;
import replay.internal.tape.Tape;

/**
 * The changes of a server under load: pods that are added to those of the tape, of which one after the other changes at a steady rate,
 * while a watch is open. Without a watch nothing changes, and a server that is late makes up for one second at most.
 *
 * <p>Only the newest changes are kept, so that a session under load does not grow. A watch that is further behind ends with 410, as that
 * of a real server does whose watch cache has lost the events.
 *
 * <p>Guarded by the session's lock.
 */
final class GeneratedChanges {
    private static final int PODS = 5_000;
    private static final int KEPT = 10_000;
    private static final int MORE = 1_000; // are removed together
    private static final GroupVersionResource RESOURCE = GroupVersionResource.core("v1", "pods");
    private static final String CHANGES = "replay.informerworkbook.dev/changes";
    private static final long SECOND = 1_000_000_000L;

    /** Changes are made together: a watch that woke up for each of them would only wake up. */
    private static final long TICK = SECOND / 100;

    private final ClusterState state;
    private final int perSecond;
    private long changes;
    private long madeUntil; // on the clock of the session

    /** Adds the pods. */
    GeneratedChanges(ClusterState state, int perSecond) {
        this.state = state;
        this.perSecond = perSecond;
        for (int i = 0; i < PODS; i++) {
            state.history.addAtFirst(RESOURCE, pod(i, state.tape));
        }
    }

    private static String name(long number) {
        return "load-%04d".formatted(number % PODS);
    }

    private static ObjectNode pod(int number, Tape tape) {
        ObjectNode pod = JsonTrees.object().put("kind", "Pod").put("apiVersion", "v1");
        ObjectNode meta = pod.putObject("metadata")
                .put("name", name(number))
                .put("namespace", "default")
                .put("uid", "00000000-0000-4000-8000-%012d".formatted(number))
                .put("resourceVersion", Long.toString(tape.resourceVersion()))
                .put("creationTimestamp", tape.recordedAt().toString());
        meta.putObject("labels").put("app", "load");
        meta.putObject("annotations").put(CHANGES, "0");
        ObjectNode spec = pod.putObject("spec").put("nodeName", "node-" + number % 100);
        spec.putArray("containers").addObject().put("name", "load").put("image", "registry.example/load:1.2.3");
        pod.putObject("status").put("phase", "Running").put("podIP", "10.0." + number / 250 + "." + (1 + number % 250));
        return pod;
    }

    /** Starts the clock of the changes. */
    void begin(long now) {
        madeUntil = now;
    }

    /** Makes the changes that are due. */
    void playUntil(long now) {
        if (!state.isWatched()) {
            madeUntil = now;
            return;
        }
        madeUntil = Math.max(madeUntil, now - SECOND);
        long due = (now - madeUntil) * perSecond / SECOND;
        madeUntil += due * SECOND / perSecond;
        for (long i = 0; i < due; i++) {
            change();
        }
        if (state.history.kept() > KEPT + MORE) {
            state.forget(KEPT);
        }
    }

    private void change() {
        ObjectNode pod = state.history.get(RESOURCE, "default/" + name(changes));
        changes++;
        if (pod == null) {
            return; // a client has deleted it
        }
        long version = state.recordedChanges.versionForWrite();
        ObjectNode changed = JsonTrees.withResourceVersion(pod, version);
        ObjectNode annotations = JsonTrees.object();
        annotations.setAll(changed.path("metadata").path("annotations") instanceof ObjectNode all ? all : annotations);
        annotations.put(CHANGES, Long.toString(changes));
        JsonTrees.meta(changed).set("annotations", annotations);
        state.history.put(RESOURCE, changed, version);
    }

    /** Returns the nanoseconds until the next changes; empty for other resources than pods. */
    OptionalLong nanosUntilChange(GroupVersionResource resource, long now) {
        return resource.equals(RESOURCE)
                ? OptionalLong.of(Math.max(0, madeUntil + Math.max(TICK, SECOND / perSecond + 1) - now))
                : OptionalLong.empty();
    }
}
