import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.Queue.PopProcess;
import informers.queue.Queue;
import informers.queue.QueueClosedException;
import java.time.Duration;
import workbook.cli.Deadline;
import workbook.cli.UserError;

/**
 * Given, for the script: pops deltas and prints them. After the first list it prints only what happens to the script's
 * own ConfigMap: other clients may be writing to the namespace.
 */
final class Popping {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<ConfigMap> queue;
    private final PopProcess<ConfigMap> process;
    private final String ours;

    /**
     * Pops from {@code queue} and processes what was popped.
     *
     * @param ours the key of the script's own ConfigMap
     */
    Popping(Queue<ConfigMap> queue, PopProcess<ConfigMap> process, String ours) {
        this.queue = queue;
        this.process = process;
        this.ours = ours;
    }

    /** Pops until the first list was processed. */
    void untilListed() throws InterruptedException {
        until(DeltaType.REPLACED_ALL, "the first list of ConfigMaps");
    }

    /** Pops until a delta of this type for the script's own ConfigMap was processed. */
    void until(DeltaType awaited) throws InterruptedException {
        until(awaited, awaited + " of " + ours);
    }

    private void until(DeltaType awaited, String what) throws InterruptedException {
        // A pop has no timeout. At the deadline the queue is closed, which ends the pop.
        try (Deadline deadline = Deadline.in(PATIENCE, queue::close)) {
            try {
                while (pop() != awaited) {
                    if (deadline.passed()) {
                        throw new QueueClosedException();
                    }
                }
            } catch (QueueClosedException e) {
                throw deadline.passed() ? new UserError("timed out after " + PATIENCE.toSeconds() + " s waiting for " + what + ".") : e;
            }
        }
    }

    /**
     * Pops once. Returns the delta's type if it is the list or about our object, else SYNC, for which no caller waits.
     */
    private DeltaType pop() throws InterruptedException {
        Delta<ConfigMap> popped = queue.pop((deltas, isInInitialList) -> {
                    Delta<ConfigMap> delta = deltas.list().get(0);
                    if (isShown(delta)) {
                        System.out.println("   popped " + text(delta));
                    }
                    process.process(deltas, isInInitialList);
                })
                .list()
                .get(0);
        return isShown(popped) ? popped.type() : DeltaType.SYNC;
    }

    private boolean isShown(Delta<ConfigMap> delta) {
        return switch (delta.type()) {
            case BOOKMARK, SYNC_ALL -> false; // their number depends on time
            case REPLACED_ALL -> true;
            default -> delta.key(KubeObject::key).equals(ours);
        };
    }

    static String text(Delta<ConfigMap> delta) {
        return switch (delta.type()) {
            case DELETED -> delta.type() + "(" + gone(delta.deleted()) + ")";
            case ADDED, UPDATED, REPLACED, SYNC -> delta.type() + "(" + SampleMap.text(delta.object()) + ")";
            default -> delta.toString();
        };
    }

    static String gone(DeletedObject<ConfigMap> gone) {
        return gone.lastKnown().map(SampleMap::text).orElse(gone.key()) + (gone.finalStateUnknown() ? "?" : "");
    }
}
