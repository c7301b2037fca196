import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.handler.ResourceEventHandler;
import informers.informer.HandlerRegistration;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.store.IndexFuncs;
import informers.testkit.SeededScheduler;
import informers.watch.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Given: lets an informer live through a story, and writes down what it did. Adds, updates and deletes; a watch that ends;
 * a relist after 410; a handler that comes late and leaves early. Time is virtual, so minutes take no time, and an informer
 * that hangs is found out at once.
 *
 * <p>The order between objects is left out: nothing is promised about it, and queues differ in it.
 */
public final class Trial {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** What an informer of these parts did, line by line. The same parts do the same each time. */
    public List<String> run(InformerParts<Pod> parts) {
        List<String> lines = new ArrayList<>();
        try {
            SeededScheduler.run(1, concurrency -> {
                try {
                    story(parts, concurrency, lines);
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody interrupts a trial", e);
                }
            });
        } catch (AssertionError e) {
            lines.add("failed: " + e.getMessage().lines().findFirst().orElse("") + place(e));
        }
        return lines;
    }

    /** Where in a chapter's file something was thrown: the chapters' classes have no package. */
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

    private static void story(InformerParts<Pod> parts, SeededScheduler concurrency, List<String> lines)
            throws InterruptedException {
        TrialServer server = new TrialServer(concurrency);
        var informer = new SharedIndexInformer<>(InformerOptions.of(server, Pod.TYPE)
                .withIndexers(Map.of("app", IndexFuncs.label("app")))
                .withParts(parts)
                .withConcurrency(concurrency));
        try (informer) {
            Told first = new Told();
            Told late = new Told();
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

    /** A handler that writes down what it is told, object by object. */
    private static final class Told implements ResourceEventHandler<Pod> {
        private final Map<String, List<String>> byKey = new TreeMap<>();

        private void told(String key, String what) {
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(what);
        }

        @Override
        public void onAdd(Pod pod, boolean isInInitialList) {
            told(pod.key(), "add " + version(pod) + (isInInitialList ? " (initial)" : ""));
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            told(now.key(), "update " + version(before) + " to " + version(now));
        }

        @Override
        public void onDelete(DeletedObject<Pod> gone) {
            String last = gone.lastKnown().map(Trial::version).orElse("nothing");
            told(gone.key(), "delete, last seen " + last + (gone.finalStateUnknown() ? " (missed)" : ""));
        }

        void report(String name, List<String> lines) {
            byKey.forEach((key, calls) -> lines.add(name + ", " + key + ": " + String.join("; ", calls)));
        }
    }
}
