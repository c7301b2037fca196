///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES Handlers.java
//SOURCES LibHandlers.java
//SOURCES HandlersPart.java
//SOURCES SampleMap.java
//SOURCES Popping.java
//SOURCES PrintingHandler.java

import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.api.FieldSelector;
import informers.api.KubeObject;
import informers.client.rest.RestClient;
import informers.handler.ResourceEventHandler;
import informers.handler.ResourceEventHandlerFuncs;
import informers.listwatch.ListWatch;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.Deltas;
import informers.queue.QueueClosedException;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.reflector.Reflector;
import informers.reflector.ReflectorOptions;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.cli.Sections;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;
import workbook.cli.guest.Guest;

@Command(
        name = "07-handlers",
        description = "From the queue to the store and to an event handler: which notifications it receives, and when.",
        sortOptions = false)
public class HandlersDemo implements Callable<Integer> {
    private static final String NAME = "workbook-07";

    /** A terminal has 80 columns; the script indents its rows by three. */
    private static final int WIDTH = 77;

    @Mixin
    private final ClusterOptions where = new ClusterOptions("demo");

    @Mixin
    private final MineOption mine = new MineOption();

    public static void main(String... args) {
        Scripts.main(new HandlersDemo(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        Handlers handlers = mine.choose("07-handlers/MyHandlers.java", Handlers.class, LibHandlers::new);
        Sections sections = new Sections();
        try (Cluster cluster = where.open();
                RestClient client = cluster.client();
                Guest guest = Guest.of("07", cluster, client)) {
            System.out.println("Cluster: " + cluster);
            guest.plan(ConfigMap.TYPE, where.namespace(), NAME);
            guest.begin();
            sections.run(() -> live(handlers, guest, where.namespace()));
        }
        System.out.println("\n2. The notification depends on the store, not on the type of the delta");
        storeDecides(handlers).forEach(line -> System.out.println("   " + line));
        System.out.println("\n3. A handler behind a filter: only ConfigMaps at level 2");
        filtered(handlers).forEach(line -> System.out.println("   " + line));
        return sections.status();
    }

    /** Runs the first example: a reflector fills a queue; what is popped goes to the store and to the handler. */
    private void live(Handlers handlers, Guest guest, String namespace) throws InterruptedException {
        System.out.println("\n1. The ConfigMaps of " + namespace + ", processed by " + mine.whose() + " class");
        Concurrency concurrency = Concurrency.threads();
        RealFIFO<ConfigMap> queue = new RealFIFO<>(RealFIFOOptions.atomic(KubeObject::key), concurrency);
        AtomicReference<RuntimeException> refused = new AtomicReference<>();
        Reflector<ConfigMap> reflector = new Reflector<>(
                ListWatch.of(guest.rest(), ConfigMap.TYPE, namespace, FieldSelector.EVERYTHING),
                queue,
                ReflectorOptions.of(ConfigMap.TYPE)
                        .withUseWatchList(false) // a LIST has a fixed order, so the output is the same each time
                        .withWatchErrorHandler((who, error) -> {
                            refused.compareAndSet(null, error);
                            queue.close(); // the reflector would retry forever; the script ends instead
                        }),
                concurrency);
        Concurrency.Task reflecting = concurrency.spawn("reflector", reflector::run);
        try {
            String ours = namespace + "/" + NAME;
            PrintingHandler handler = new PrintingHandler(ours);
            Popping popping = new Popping(queue, HandlersPart.processing(handlers, Stores.newStore(), handler), ours);
            popping.untilListed();
            handler.endOfInitialList();
            write(guest, namespace, popping);
            handler.end();
        } catch (QueueClosedException e) {
            RuntimeException refusal = refused.get();
            throw refusal == null ? e : refusal;
        } finally {
            reflector.close();
            reflecting.join();
        }
    }

    /** Creates a ConfigMap, changes it and deletes it, and each time waits until the delta was popped. */
    private static void write(Guest guest, String namespace, Popping popping) throws InterruptedException {
        String json = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"" + namespace
                + "\",\"name\":\"" + NAME + "\"},\"data\":{\"level\":\"1\"}}";
        ConfigMap created =
                guest.create(ConfigMap.TYPE, ConfigMap.TYPE.decode(json.getBytes(StandardCharsets.UTF_8)));
        popping.until(DeltaType.ADDED);
        ConfigMap updated = guest.update(
                ConfigMap.TYPE, created.edit().set("2", "data", "level").build(ConfigMap.TYPE));
        popping.until(DeltaType.UPDATED);
        guest.delete(ConfigMap.TYPE, updated);
        popping.until(DeltaType.DELETED);
    }

    /** Returns one line for each delta: what the store has, what is popped, and the notifications that follow. */
    static List<String> storeDecides(Handlers handlers) {
        ConfigMap a1 = SampleMap.of("a", 1, 1);
        ConfigMap a2 = SampleMap.of("a", 2, 2);
        ConfigMap b1 = SampleMap.of("b", 1, 1);
        ConfigMap c2 = SampleMap.of("c", 2, 2);
        List<String> lines = new ArrayList<>();
        lines.add(row("the store has", "popped", "notifications"));
        lines.add(decided(handlers, List.of(), Delta.added(a2)));
        lines.add(decided(handlers, List.of(a1), Delta.added(a2)));
        lines.add(decided(handlers, List.of(), Delta.updated(a2)));
        lines.add(decided(handlers, List.of(a1), Delta.updated(a2)));
        lines.add(decided(handlers, List.of(a1), Delta.sync(a1)));
        lines.add(decided(handlers, List.of(a1), Delta.deleted(DeletedObject.seen(a2))));
        lines.add(decided(handlers, List.of(), Delta.deleted(DeletedObject.seen(a2))));
        lines.add(decided(handlers, List.of(), Delta.deleted(DeletedObject.missed("default/a", Optional.empty()))));
        lines.add(decided(handlers, List.of(a1, b1), Delta.replacedAll("9", List.of(c2, a2))));
        lines.add(decided(handlers, List.of(a1), Delta.syncAll()));
        lines.add(decided(handlers, List.of(a1), Delta.bookmark("12")));
        return lines;
    }

    private static String decided(Handlers handlers, List<ConfigMap> known, Delta<ConfigMap> delta) {
        Store<ConfigMap> store = Stores.newStore();
        known.forEach(store::add);
        List<String> notifications = new ArrayList<>();
        handlers.processDeltas(Deltas.of(delta), false, store, recorder(handlers, notifications));
        String before = known.stream().map(SampleMap::text).collect(Collectors.joining(" "));
        return row(before.isEmpty() ? "nothing" : before, Popping.text(delta), joined(notifications));
    }

    /** Returns one line for each kind of update: the notification that a handler behind a filter receives. */
    static List<String> filtered(Handlers handlers) {
        List<String> lines = new ArrayList<>();
        lines.add(row("before", "now", "notification"));
        for (int[] levels : new int[][] {{1, 2}, {2, 2}, {2, 1}, {1, 1}}) {
            List<String> notifications = new ArrayList<>();
            HandlersPart.filtering(
                            handlers,
                            map -> "2".equals(map.data().get("level")),
                            recorder(handlers, notifications))
                    .onUpdate(SampleMap.of("a", 1, levels[0]), SampleMap.of("a", 2, levels[1]));
            lines.add(row("a@1 at level " + levels[0], "a@2 at level " + levels[1], joined(notifications)));
        }
        return lines;
    }

    private static ResourceEventHandler<ConfigMap> recorder(Handlers handlers, List<String> notifications) {
        return new ResourceEventHandlerFuncs<ConfigMap>()
                .onAdd(map -> notifications.add("add " + SampleMap.text(map)))
                .onUpdate((before, now) ->
                        notifications.add("update " + SampleMap.text(before) + " -> " + SampleMap.text(now)
                                + (handlers.changed(before, now) ? "" : ": no change")))
                .onDelete(gone -> notifications.add("delete " + Popping.gone(gone)));
    }

    private static String joined(List<String> notifications) {
        return notifications.isEmpty() ? "none" : String.join(", ", notifications);
    }

    /** Returns one row; several notifications that are too long for it follow on lines of their own. */
    private static String row(String first, String second, String third) {
        String row = String.format("%-16s %-30s %s", first, second, third);
        return row.length() <= WIDTH ? row : row.replace(", ", ",\n" + " ".repeat(51));
    }
}
