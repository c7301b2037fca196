///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES ListAndWatch.java
//SOURCES Outcome.java
//SOURCES Upstream.java
//SOURCES LibReflector.java
//SOURCES ReflectorPart.java
//SOURCES PrintingListerWatcher.java
//SOURCES ReflectorRun.java

import informers.api.FieldSelector;
import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.client.DiscoveryClient;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.listwatch.ListWatch;
import informers.listwatch.ListerWatcher;
import informers.queue.Delta;
import informers.reflector.Reflector;
import informers.reflector.ReflectorOptions;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.cli.Few;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.cli.Sections;
import workbook.cli.UserError;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;

@Command(
        name = "04-reflector",
        description = "The Reflector: list, watch, and recover from failures.",
        sortOptions = false)
public class ReflectorDemo implements Callable<Integer> {
    /** The largest number of events that is printed: a rollout has about two dozen. */
    private static final int EVENTS = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Mixin
    private final ClusterOptions where = new ClusterOptions("rollout").skippingWaits();

    @Mixin
    private final MineOption mine = new MineOption();

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "Timeout of the first watch, in seconds of the recording. Default: ${DEFAULT-VALUE}.")
    private int seconds = 30;

    private ListerWatcher<KubeObject> pods;
    private Concurrency concurrency;

    public static void main(String... args) {
        Scripts.main(new ReflectorDemo(), args);
    }

    @Override
    public Integer call() throws Exception {
        try (Cluster cluster = where.open();
                RestClient client = cluster.client()) {
            System.out.println("Cluster: " + cluster + ", Kubernetes " + new DiscoveryClient(client).serverVersion());
            where.printPace();
            concurrency = cluster.concurrency();
            pods = ReflectorPart.anything(
                    ListWatch.of(client, Pod.TYPE, where.namespace(), FieldSelector.EVERYTHING));
            Sections sections = new Sections();
            sections.run(this::follow);
            sections.run(this::expired);
            sections.run(this::watchList);
            System.out.println("\nRequests: " + cluster.requests());
            return sections.status();
        }
    }

    /** Follows the changes of the recording. */
    private void follow() throws InterruptedException {
        System.out.println("\n1. A reflector writes into a DeltaFIFO; popped deltas are written into a store");
        long timeout = Math.max(4, (long) Math.ceil(seconds / where.speed()));
        Few few = new Few(EVENTS, "  ", System.out::println);
        ReflectorRun run = new ReflectorRun(pods, timeout, concurrency, mine, delta -> few.add(line(delta))) {
            @Override
            public void request(ListOptions options, boolean watch) {
                super.request(options, watch);
                few.end();
            }
        };
        run.untilWatch(2);
        printResult(run);
    }

    private static String line(Delta<KubeObject> delta) {
        String pod = delta.lastKnown()
                .map(object -> object.name() + " - " + ((Pod) object).phase())
                .orElseGet(() -> delta.deleted().key());
        return String.format("%-8s: %s", delta.type(), pod);
    }

    private static void printResult(ReflectorRun run) {
        System.out.println("The store has " + pods(run.store().list().size()) + "; the reflector is at resourceVersion "
                + run.lastVersion());
    }

    private static String pods(int count) {
        return Few.count(count, "pod", "pods");
    }

    /** Starts from an old version, as after a long interruption: the server no longer has the changes since then. */
    private void expired() throws InterruptedException {
        System.out.println("\n2. The same, with an initial list at version 1, as after a long interruption");
        Map<String, Integer> popped = new TreeMap<>();
        ReflectorRun run = new ReflectorRun(pods, 4, concurrency, mine, delta -> popped.merge(delta.type().toString(), 1, Integer::sum)) {
            private boolean aged;

            @Override
            public ObjectList<KubeObject> listed(ObjectList<KubeObject> list) {
                ObjectList<KubeObject> answer = aged ? list : ObjectList.of("1", list.items());
                aged = true;
                return answer;
            }

            @Override
            public void request(ListOptions options, boolean watch) {
                super.request(options, watch);
                if (!popped.isEmpty()) {
                    System.out.println("  popped: " + popped);
                    popped.clear();
                }
            }
        };
        run.untilWatch(2);
        if (run.lists() == 1) {
            System.out.println("  This server still has the changes since version 1, so no relist was needed.");
        }
        printResult(run);
    }

    /** Receives the initial list as a watch, as client-go does since 1.35. Uses the library's reflector, also with --mine. */
    private void watchList() throws InterruptedException {
        System.out.println("\n3. WatchList: the initial list arrives as a watch, directly into a store");
        Store<KubeObject> store = Stores.newStore();
        Latch listed = new Latch(Concurrency.threads()); // a limit for a server that does not answer: in real time
        AtomicReference<ApiException> refused = new AtomicReference<>();
        Few few = new Few(Few.LINES, "  ", System.out::println);
        PrintingListerWatcher server = new PrintingListerWatcher(pods, 4, concurrency, new PrintingListerWatcher.Listener() {
            @Override
            public void event(WatchEvent<KubeObject> event) {
                if (event.type() == EventType.ADDED && !listed.isOpen()) {
                    few.add("ADDED: " + event.object().name() + "; the store has " + pods(store.listKeys().size()));
                }
            }

            @Override
            public void failed(RuntimeException error) {
                if (error instanceof ApiException refusal && PrintingListerWatcher.isPermanent(refusal) && !isOldServer(refusal)) {
                    refused.set(refusal);
                    listed.open();
                }
            }

            @Override
            public void next() {
                if (!store.lastStoreSyncResourceVersion().isEmpty()) {
                    listed.open();
                }
            }
        });
        Reflector<KubeObject> reflector = new Reflector<>(server, store, ReflectorOptions.ofAnything(), concurrency);
        Concurrency.Task task = concurrency.spawn("reflector", reflector::run);
        boolean came;
        try {
            came = listed.await(PATIENCE);
        } finally {
            reflector.close();
            task.join();
        }
        few.end();
        if (refused.get() != null) {
            throw refused.get();
        }
        if (!came) {
            throw new UserError("timed out after " + PATIENCE.toSeconds() + " s waiting for the end of the streamed list.");
        }
        System.out.println("The store has " + pods(store.listKeys().size()) + "; the reflector is at resourceVersion "
                + reflector.lastSyncResourceVersion());
    }

    /** Returns true if the server does not support streamed lists: the reflector then falls back to a LIST. */
    private static boolean isOldServer(ApiException refusal) {
        return refusal.code() == 422 || refusal.code() == 400;
    }
}
