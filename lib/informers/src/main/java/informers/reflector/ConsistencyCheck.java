package informers.reflector;

import informers.api.KubeObject;
import informers.api.ListOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares a streamed list with a LIST at the same resourceVersion. If they differ, there is a bug in the server or in this
 * library.
 *
 * <p>Used by the reflector's thread. Corresponds to {@code util/consistencydetector}.
 */
final class ConsistencyCheck<T extends KubeObject> {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ReflectorContext<T> context;

    ConsistencyCheck(ReflectorContext<T> context) {
        this.context = context;
    }

    /** Sends the LIST until it succeeds, then throws {@link InconsistentWatchListError} if the lists differ. */
    void run(Connection<T> server, String version, List<T> streamed) throws InterruptedException {
        if (version.isEmpty() || version.equals("0")) {
            return; // without an exact version the lists cannot be compared
        }
        ListOptions exactly = ListOptions.ALL.withResourceVersion(version).withResourceVersionMatch("Exact");
        while (!server.isClosed()) {
            List<T> listed;
            try {
                listed = server.list(exactly).items();
            } catch (RuntimeException e) {
                context.reports().requestFailed(e);
                if (!context.backoff().sleep(RETRY)) {
                    return;
                }
                continue;
            }
            compare(version, byUid(streamed), byUid(listed));
            return;
        }
    }

    private static <T extends KubeObject> Map<String, T> byUid(List<T> objects) {
        Map<String, T> sorted = new TreeMap<>();
        objects.forEach(o -> sorted.put(o.metadata().uid() + " " + o.key(), o));
        return sorted;
    }

    private void compare(String version, Map<String, T> streamed, Map<String, T> listed) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(streamed.keySet());
        all.addAll(listed.keySet());
        for (String uid : all) {
            T one = streamed.get(uid);
            T other = listed.get(uid);
            if (one == null || other == null || !Objects.equals(one.tree(), other.tree())) {
                differences.add("streamed " + one + ", listed " + other);
            }
        }
        if (!differences.isEmpty()) {
            throw new InconsistentWatchListError("expected the streamed list to equal a LIST at its resourceVersion "
                    + version + ", but found: " + differences);
        }
    }
}
