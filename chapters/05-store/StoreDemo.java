///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Cli.java
//SOURCES Store.java
//SOURCES LibStore.java
//SOURCES PausingList.java

import informers.api.KubeObject;
import informers.api.Pod;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.Few;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.cli.TapeOption;
import workbook.cli.TapePods;

@Command(
        name = "05-store",
        description = "The store: a thread-safe local cache of the server's objects.",
        sortOptions = false)
public class StoreDemo implements Callable<Integer> {
    /** Deltas: of the initial list, of kubectl apply, and of kubectl delete. */
    private static final String EVENTS =
            """
            Sync    pod-1                    Running
            Sync    web-sts-1                Running
            Sync    web-sts-0                Running
            Sync    ngx-8669b5c9d-xwljg      Running
            Added   mygott-7565765f4d-x6znf  Pending
            Updated mygott-7565765f4d-x6znf  Pending
            Updated mygott-7565765f4d-x6znf  Pending
            Updated mygott-7565765f4d-x6znf  Running
            Updated mygott-7565765f4d-x6znf  Running
            Updated mygott-7565765f4d-x6znf  Running
            Updated mygott-7565765f4d-x6znf  Running
            Deleted mygott-7565765f4d-x6znf  Running
            """;

    @Mixin
    private final MineOption mine = new MineOption();

    @Mixin
    private final TapeOption tape = new TapeOption();

    public static void main(String... args) {
        Scripts.main(new StoreDemo(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<TapePods> recorded = tape.pods(); // fails at once if there is no such tape
        events();
        lists();
        replace();
        halfAReplace();
        recorded.ifPresent(this::recorded);
        return 0;
    }

    private Store store() {
        return mine.choose("05-store/MyStore.java", Store.class, LibStore::new);
    }

    private void events() {
        System.out.println("1. The events of a Deployment, written into " + mine.whose() + " store");
        Store store = store();
        int version = 500;
        for (String line : EVENTS.lines().toList()) {
            String[] words = line.split(" +");
            Pod pod = pod(words[1], ++version, words[2]);
            switch (words[0]) {
                case "Deleted" -> store.delete(pod.key());
                default -> store.add(pod); // Sync, Added, Updated: the same for the store
            }
            String event = String.format("%-7s : %s - %s", words[0], pod.name(), pod.phase());
            System.out.printf("   %-45s -> %s%n", event, count(store.list().size()));
        }
        System.out.println("   " + keys(store));
    }

    private void lists() {
        System.out.println("\n2. A list is a snapshot");
        Store store = store();
        fill(store, 1, "pod-1", "pod-2");
        Collection<String> listed = store.listKeys();
        System.out.println("   listed: " + sorted(listed));
        store.delete("default/pod-1");
        store.add(pod("pod-3", 2, "Running"));
        System.out.println("   pod-1 is deleted, pod-3 added");
        System.out.println("   the same list: " + sorted(listed));
        System.out.println("   a new list:    " + keys(store));
    }

    private void replace() {
        System.out.println("\n3. After a gap: replace");
        Store store = store();
        fill(store, 1, "pod-1", "pod-2", "pod-3");
        System.out.println("   before:        " + keys(store));
        store.replace(pods(9, "pod-2", "pod-4"));
        System.out.println("   LIST returns:  [default/pod-2, default/pod-4]");
        System.out.println("   after replace: " + keys(store));
    }

    private void halfAReplace() throws InterruptedException {
        System.out.println("\n4. A reader in the middle of a replace, from version 1 to version 2");
        watchAReplace("a ConcurrentHashMap that is cleared and filled again", new ClearAndFill());
        watchAReplace(mine.whose() + " store", store());
    }

    private void watchAReplace(String what, Store store) throws InterruptedException {
        fill(store, 1, "pod-1", "pod-2", "pod-3");
        System.out.println("   " + what);
        System.out.println("      before:      " + versions(store));
        AtomicReference<String> seen = new AtomicReference<>();
        try (PausingList list = new PausingList(pods(2, "pod-2", "pod-3", "pod-4"))) {
            Thread writer = start("writer", () -> store.replace(list));
            while (list.paused().getCount() > 0 && writer.isAlive()) {
                Thread.onSpinWait();
            }
            Thread reader = start("reader", () -> seen.set(versions(store)));
            while (!PausingList.endedOrBlocked(reader)) {
                Thread.onSpinWait();
            }
            String waited = seen.get() == null ? " (it waited until the replace had ended)" : "";
            list.close();
            reader.join();
            writer.join();
            System.out.println("      in between:  " + seen + waited);
        }
        System.out.println("      after:       " + versions(store));
    }

    private void recorded(TapePods pods) {
        System.out.println("\n5. The pods of the tape " + pods.tape() + ", written into " + mine.whose() + " store");
        Store store = store();
        store.replace(List.copyOf(pods.listed()));
        System.out.println("   the list:      " + count(store.list().size()));
        for (TapePods.Change change : pods.changes()) {
            if (change.type().equals("DELETED")) {
                store.delete(change.pod().key());
            } else {
                store.add(change.pod());
            }
        }
        System.out.println("   after " + Few.count(pods.changes().size(), "event", "events") + ": "
                + count(store.list().size()));
        Few.lines(keys(store), Few.NAMES, "   ").forEach(System.out::println);
    }

    private static Thread start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** A wrong store: each step is thread-safe, but a replace has many steps. */
    private static final class ClearAndFill implements Store {
        private final Map<String, KubeObject> items = new ConcurrentHashMap<>();

        @Override
        public void add(KubeObject object) {
            items.put(object.key(), object);
        }

        @Override
        public Optional<KubeObject> get(String key) {
            return Optional.ofNullable(items.get(key));
        }

        @Override
        public void delete(String key) {
            items.remove(key);
        }

        @Override
        public Collection<KubeObject> list() {
            return List.copyOf(items.values());
        }

        @Override
        public Collection<String> listKeys() {
            return List.copyOf(items.keySet());
        }

        @Override
        public void replace(List<KubeObject> objects) {
            items.clear();
            objects.forEach(this::add);
        }
    }

    private static void fill(Store store, int version, String... names) {
        pods(version, names).forEach(store::add);
    }

    private static List<KubeObject> pods(int version, String... names) {
        return Stream.of(names)
                .<KubeObject>map(name -> pod(name, version, "Running"))
                .toList();
    }

    private static Pod pod(String name, int version, String phase) {
        return Pod.TYPE.decode(
                """
                {"kind": "Pod", "apiVersion": "v1", "status": {"phase": "%s"},
                 "metadata": {"namespace": "default", "name": "%s", "resourceVersion": "%d"}}"""
                        .formatted(phase, name, version)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String count(int objects) {
        return objects + (objects == 1 ? " object" : " objects");
    }

    private static List<String> keys(Store store) {
        return sorted(store.listKeys());
    }

    private static List<String> sorted(Collection<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static String versions(Store store) {
        return store.list().stream()
                .map(object -> object.name() + "@" + object.resourceVersion())
                .sorted()
                .toList()
                .toString();
    }
}
