package informers.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The time to get the objects with one indexed value, compared with HashMaps of the same number of pods. */
final class Lookups {
    private static final int OBJECTS = 200; // the measured times are for this number of objects
    private static final long WARM_UP_NANOS = 400_000_000L;
    private static final long BATCH_NANOS = 100_000_000L;
    private static final int BATCHES = 5;

    record Result(double micros, double floorMicros) {}

    private Lookups() {}

    static Result measure(Contestant contestant, int pods) {
        Map<String, Object> items = new HashMap<>();
        Map<String, Set<String>> index = new HashMap<>();
        for (int i = 0; i < pods; i++) {
            FakePod pod = new FakePod(i);
            String key = pod.namespace + "/" + pod.name;
            items.put(key, pod); // spread over the memory, as in a cache
            index.computeIfAbsent("app-" + i % FakePod.APPS, app -> new HashSet<>())
                    .add(key);
        }
        double floor = micros(app -> {
            Set<String> keys = index.getOrDefault(app, Set.of());
            List<Object> found = new ArrayList<>(keys.size());
            keys.forEach(key -> found.add(items.get(key)));
            return found.size();
        });
        return new Result(micros(app -> contestant.byApp(app).size()), floor);
    }

    private static double micros(ToIntFunction<String> lookup) {
        String[] apps = new String[FakePod.APPS];
        for (int i = 0; i < apps.length; i++) {
            apps[i] = "app-" + i;
        }
        timed(lookup, apps, WARM_UP_NANOS);
        double[] batches = new double[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            batches[i] = timed(lookup, apps, BATCH_NANOS);
        }
        java.util.Arrays.sort(batches);
        return batches[BATCHES / 2];
    }

    /** Uses the thread's CPU time, which other work on the machine does not change. */
    private static double timed(ToIntFunction<String> lookup, String[] apps, long nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long objects = 0;
        long now = start;
        while (now - start < nanos) {
            for (String app : apps) {
                objects += lookup.applyAsInt(app);
            }
            now = threads.getCurrentThreadCpuTime();
        }
        return (now - start) / 1e3 / objects * OBJECTS;
    }
}
