import informers.api.DeletedObject;
import informers.api.Pod;
import informers.handler.ResourceEventHandler;
import informers.util.Concurrency;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An event handler that records its notifications as lines in the format of the Go programs, and can wait for them. */
final class PodLineHandler implements ResourceEventHandler<Pod> {
    private final Concurrency.Monitor monitor;
    private final List<String> lines = new ArrayList<>(); // guarded by the monitor

    PodLineHandler(Concurrency concurrency) {
        this.monitor = concurrency.monitor();
    }

    static Pod pod(String name, int version, String phase) {
        String json = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"play\",\"name\":\"" + name
                + "\",\"resourceVersion\":\"" + version + "\"},\"status\":{\"phase\":\"" + phase + "\"}}";
        return Pod.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until there are {@code count} lines. Returns all lines. */
    List<String> await(int count) {
        monitor.lock();
        try {
            while (lines.size() < count) {
                if (!monitor.await(Duration.ofMinutes(1))) {
                    throw new AssertionError("expected " + count + " lines, found " + lines);
                }
            }
            return List.copyOf(lines);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            monitor.unlock();
        }
    }

    private void record(String line) {
        monitor.with(() -> {
            lines.add(line);
            monitor.signalAll();
        });
    }

    @Override
    public void onAdd(Pod pod, boolean isInInitialList) {
        record("ADD initial=" + isInInitialList + " " + text(pod));
    }

    @Override
    public void onUpdate(Pod before, Pod now) {
        record("UPDATE " + text(before) + " -> " + text(now));
    }

    @Override
    public void onDelete(DeletedObject<Pod> gone) {
        record("DELETE " + text(gone.lastKnown().orElseThrow()));
    }

    private static String text(Pod pod) {
        return pod.key() + " rv=" + pod.resourceVersion() + " phase=" + pod.phase();
    }
}
