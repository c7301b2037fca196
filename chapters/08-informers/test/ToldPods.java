import informers.api.DeletedObject;
import informers.api.Pod;
import informers.handler.ResourceEventHandler;
import informers.util.Concurrency;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A handler that writes lines as the Go programs did, and can be waited for. */
final class ToldPods implements ResourceEventHandler<Pod> {
    private final Concurrency.Monitor monitor;
    private final List<String> lines = new ArrayList<>(); // guarded by the monitor

    ToldPods(Concurrency concurrency) {
        this.monitor = concurrency.monitor();
    }

    static Pod pod(String name, int version, String phase) {
        String json = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"play\",\"name\":\"" + name
                + "\",\"resourceVersion\":\"" + version + "\"},\"status\":{\"phase\":\"" + phase + "\"}}";
        return Pod.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    /** All lines, once there are so many. */
    List<String> await(int count) {
        monitor.lock();
        try {
            while (lines.size() < count) {
                if (!monitor.await(Duration.ofMinutes(1))) {
                    throw new AssertionError("expected " + count + " lines, came " + lines);
                }
            }
            return List.copyOf(lines);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            monitor.unlock();
        }
    }

    private void tell(String line) {
        monitor.with(() -> {
            lines.add(line);
            monitor.signalAll();
        });
    }

    @Override
    public void onAdd(Pod pod, boolean isInInitialList) {
        tell("ADD initial=" + isInInitialList + " " + text(pod));
    }

    @Override
    public void onUpdate(Pod before, Pod now) {
        tell("UPDATE " + text(before) + " -> " + text(now));
    }

    @Override
    public void onDelete(DeletedObject<Pod> gone) {
        tell("DELETE " + text(gone.lastKnown().orElseThrow()));
    }

    private static String text(Pod pod) {
        return pod.key() + " rv=" + pod.resourceVersion() + " phase=" + pod.phase();
    }
}
