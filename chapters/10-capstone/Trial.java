import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.handler.ResourceEventHandler;
import informers.informer.HandlerRegistration;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.store.IndexFunc;
import informers.testkit.SeededScheduler;
import informers.watch.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Given: runs an informer through a fixed sequence of changes and records what it did. Adds, updates and deletes; a
 * watch that ends; a relist after a 410; a handler that is added late and removed early. Time is virtual, so minutes
 * take no time, and an informer that hangs is detected at once.
 *
 * <p>The order between different objects is not recorded: it is not specified, and queues differ in it.
 */
public class Trial {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** Returns what an informer of these parts did, line by line. The same parts give the same lines each time. */
    public List<String> run(InformerParts<Pod> parts) {
        List<String> lines = new ArrayList<>();
        try {
            SeededScheduler.run(1, concurrency -> {
                try {
                    changes(parts, concurrency, lines);
                } catch (InterruptedException e) {
                    throw new IllegalStateException("a trial must not be interrupted", e);
                }
            });
        } catch (AssertionError e) {
            lines.add("failed: " + e.getMessage().split("\n", 2)[0] + place(e));
        }
        return lines;
    }

    /** Returns where in a chapter's file an exception was thrown. The chapters' classes have no package. */
    private static String place(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            for (StackTraceElement frame : t.getStackTrace()) {
                if (!frame.getClassName().contains(".") && !frame.getClassName().startsWith("Trial")) {
                    return " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
                }
            }
        }
        return "";
    }

    private static void changes(InformerParts<Pod> parts, SeededScheduler concurrency, List<String> lines)
            throws InterruptedException {
        TrialServer server = new TrialServer(concurrency);
        var informer = new SharedIndexInformer<>(InformerOptions.of(server, Pod.TYPE)
                .withIndexers(Map.of("app", IndexFunc.label("app")))
                .withParts(parts)
                .withConcurrency(concurrency));
        try (informer) {
            Recorder first = new Recorder();
            Recorder late = new Recorder();
            HandlerRegistration registration = informer.addEventHandler(first);
            informer.start();
            lines.add("synced: " + informer.awaitSynced(A_MINUTE));
            concurrency.sleep(A_MINUTE.multipliedBy(5));
            lines.add("the first handler has synced: " + registration.hasSynced());
            store(informer, lines);

            HandlerRegistration second = informer.addEventHandler(late);
            concurrency.sleep(A_MINUTE);
            lines.add("the late handler has synced: " + second.hasSynced());
            server.happens(EventType.MODIFIED, TrialServer.pod("a", 22, "db"));
            concurrency.sleep(A_MINUTE);
            informer.removeEventHandler(second);
            server.happens(EventType.ADDED, TrialServer.pod("f", 23, "web"));
            concurrency.sleep(A_MINUTE);

            first.report("the first handler", lines);
            late.report("the late handler", lines);
            store(informer, lines);
            lines.add("resourceVersion: " + informer.lastSyncResourceVersion());
        }
    }

    private static void store(SharedIndexInformer<Pod> informer, List<String> lines) {
        lines.add("store: " + versions(informer.indexer().list()));
        for (String app : informer.indexer().listIndexFuncValues("app").stream().sorted().toList()) {
            lines.add("index app=" + app + ": " + versions(informer.indexer().byIndex("app", app)));
        }
    }

    private static List<String> versions(Collection<Pod> pods) {
        return pods.stream().map(Trial::version).sorted().toList();
    }

    private static String version(KubeObject pod) {
        return pod.name() + "@" + pod.resourceVersion();
    }

    /** An event handler that records its notifications by object. */
    private static final class Recorder implements ResourceEventHandler<Pod> {
        private final Map<String, List<String>> byKey = new TreeMap<>();

        private void record(String key, String what) {
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(what);
        }

        @Override
        public void onAdd(Pod pod, boolean isInInitialList) {
            record(pod.key(), "add " + version(pod) + (isInInitialList ? " (initial)" : ""));
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            record(now.key(), "update " + version(before) + " to " + version(now));
        }

        @Override
        public void onDelete(DeletedObject<Pod> gone) {
            String last = gone.lastKnown().map(Trial::version).orElse("nothing");
            record(gone.key(), "delete, last seen " + last + (gone.finalStateUnknown() ? " (missed)" : ""));
        }

        void report(String name, List<String> lines) {
            byKey.forEach((key, calls) -> lines.add(name + ", " + key + ": " + String.join("; ", calls)));
        }
    }
}
