package informers.record;

import informers.api.Unstructured;
import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Stores events in memory, or fails as a function says. Its map and lists are guarded by the monitor. */
final class FakeSink implements EventSink {
    private final Concurrency concurrency;
    private final Concurrency.Monitor lock;
    final Map<String, Unstructured> stored = new LinkedHashMap<>();
    final List<String> requests = new ArrayList<>();
    final List<Instant> times = new ArrayList<>();
    /** Returns what a request throws, by verb and number; null if it succeeds. */
    volatile BiFunction<String, Integer, RuntimeException> failures = (verb, number) -> null;

    volatile Duration delay = Duration.ZERO;

    FakeSink(Concurrency concurrency) {
        this.concurrency = concurrency;
        this.lock = concurrency.monitor();
    }

    @Override
    public Unstructured create(Unstructured event) {
        before("create");
        return lock.read(() -> {
            if (stored.containsKey(event.name())) {
                throw Events.refused(409, "AlreadyExists");
            }
            if (!event.resourceVersion().isEmpty()) {
                throw new AssertionError("created with a version: " + event);
            }
            return store(event);
        });
    }

    @Override
    public Unstructured patch(Unstructured event, byte[] patch) {
        before("patch");
        return lock.read(() -> {
            if (!stored.containsKey(event.name())) {
                throw Events.refused(404, "NotFound");
            }
            return store(event);
        });
    }

    private Unstructured store(Unstructured event) {
        Unstructured now = event.edit()
                .set("" + requests.size(), "metadata", "resourceVersion")
                .build(informers.api.ResourceType.dynamic(informers.api.Event.TYPE.resource()));
        stored.put(now.name(), now);
        return now;
    }

    private void before(String verb) {
        try {
            concurrency.sleep(delay);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        int number = lock.read(() -> {
            requests.add(verb);
            times.add(concurrency.now());
            return requests.size();
        });
        RuntimeException failure = failures.apply(verb, number);
        if (failure != null) {
            throw failure;
        }
    }
}
