import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.PopProcess;
import informers.queue.Queue;
import informers.queue.QueueClosedException;
import java.time.Duration;
import workbook.cli.Deadline;
import workbook.cli.UserError;

/**
 * Given, for the script: pops what comes, and prints it. Of a busy namespace it prints what belongs to the script's own
 * ConfigMap.
 */
final class Popping {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<ConfigMap> queue;
    private final PopProcess<ConfigMap> process;
    private final String ours;

    /** @param ours the key of the script's own ConfigMap */
    Popping(Queue<ConfigMap> queue, PopProcess<ConfigMap> process, String ours) {
        this.queue = queue;
        this.process = process;
        this.ours = ours;
    }

    /** Pops the first list. */
    void untilListed() throws InterruptedException {
        until(DeltaType.REPLACED_ALL, "the first list of ConfigMaps");
    }

    /** Pops until this has happened to the script's own ConfigMap. */
    void until(DeltaType awaited) throws InterruptedException {
        until(awaited, awaited + " of " + ours);
    }

    private void until(DeltaType awaited, String what) throws InterruptedException {
        // A pop waits as long as it takes; the deadline closes the queue, which ends it.
        try (Deadline deadline = Deadline.in(PATIENCE, queue::close)) {
            try {
                while (pop() != awaited) {
                    if (deadline.passed()) {
                        throw new QueueClosedException();
                    }
                }
            } catch (QueueClosedException e) {
                throw deadline.passed() ? new UserError("waited " + PATIENCE.toSeconds() + " s for " + what + ".") : e;
            }
        }
    }

    /** The type of what was popped, if it was the list or about our object; else SYNC, which nobody waits for. */
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
            case BOOKMARK, SYNC_ALL -> false; // they come when they like
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
