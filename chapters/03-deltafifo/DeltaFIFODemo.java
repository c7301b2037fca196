///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Cli.java
//SOURCES SamplePod.java
//SOURCES DeltaText.java
//SOURCES DeltaQueue.java
//SOURCES LibDeltaFIFO.java
//SOURCES DeltaFIFOPart.java

import informers.api.Pod;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import informers.queue.Queue.PopProcess;
import informers.queue.Queue;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.Few;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.cli.TapeOption;
import workbook.cli.TapePods;

@Command(
        name = "03-deltafifo",
        description = "DeltaFIFO, a queue of objects with their deltas; and RealFIFO, which replaced it.",
        sortOptions = false)
public class DeltaFIFODemo implements Callable<Integer> {
    /** The width of the column of popped deltas, so that most lines fit into 80 columns. */
    private static final int COLUMN = 32;

    @Mixin
    private final MineOption mine = new MineOption();

    @Mixin
    private final TapeOption tape = new TapeOption();

    public static void main(String... args) {
        Scripts.main(new DeltaFIFODemo(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<TapePods> recorded = tape.pods(); // fails at once if there is no such tape
        addUpdateDelete();
        deletions();
        relistAfterAGap();
        initialList();
        realFIFO();
        if (recorded.isPresent()) {
            recorded(recorded.get());
        }
        return 0;
    }

    private void addUpdateDelete() throws InterruptedException {
        System.out.println("1. Three pods are added; pod-1 is updated, then deleted");
        DeltaFIFOPart<SamplePod> queue = deltaFIFO(KnownObjects.none());
        fiveOperations(queue);
        System.out.println("   queued: " + asGoPrints(queue.list()));
        while (queue.size() > 0) {
            queue.pop((deltas, isInInitialList) -> deltas.forEach(delta -> System.out.println(event(delta))));
        }
    }

    private static void fiveOperations(Queue<SamplePod> queue) {
        queue.add(pod(1, 1));
        queue.add(pod(2, 2));
        queue.add(pod(3, 3));
        queue.update(pod(1, 11));
        queue.delete(pod(1, 11));
    }

    private static String event(Delta<SamplePod> delta) {
        return switch (delta.type()) {
            case ADDED -> "   Add Event: " + delta.object();
            case UPDATED -> "   Update Event: " + delta.object();
            case DELETED -> "   Delete Event: " + delta.lastKnown().orElseThrow();
            default -> "   " + DeltaText.of(delta);
        };
    }

    private void deletions() throws InterruptedException {
        System.out.println("\n2. The store has pod-1. pod-1 is deleted, then pod-2, then pod-1 again");
        Store<SamplePod> store = store(pod(1, 1));
        DeltaFIFOPart<SamplePod> queue = deltaFIFO(store);
        queue.delete(pod(1, 11));
        queue.delete(pod(2, 2));
        queue.delete(pod(1, 11));
        popAll(queue, store);
    }

    private void relistAfterAGap() throws InterruptedException {
        System.out.println("\n3. The store has pod-1 to pod-4. pod-2 is updated, pod-3 deleted, pod-5 added;"
                + "\n   then the watch fails, and a LIST returns only pod-1 and pod-6");
        Store<SamplePod> store = store(pod(1, 1), pod(2, 2), pod(3, 3), pod(4, 4));
        DeltaFIFOPart<SamplePod> queue = deltaFIFO(store);
        queue.update(pod(2, 22));
        queue.delete(pod(3, 33));
        queue.add(pod(5, 5));
        queue.replace(List.of(pod(1, 11), pod(6, 6)), "100");
        popAll(queue, store);
    }

    private void initialList() throws InterruptedException {
        System.out.println("\n4. The initial list has pod-1 and pod-2; then pod-3 is added");
        Store<SamplePod> store = store();
        DeltaFIFOPart<SamplePod> queue = deltaFIFO(store);
        System.out.println("   hasSynced: " + queue.hasSynced());
        queue.replace(List.of(pod(1, 1), pod(2, 2)), "100");
        queue.add(pod(3, 3));
        System.out.println("   hasSynced: " + queue.hasSynced() + ", the list is queued");
        while (queue.size() > 0) {
            queue.pop((deltas, isInInitialList) -> System.out.println(
                    "   popped " + words(deltas) + ", isInInitialList: " + isInInitialList));
            System.out.println("   hasSynced: " + queue.hasSynced());
        }
    }

    private void realFIFO() throws InterruptedException {
        System.out.println("\n5. The five operations of section 1 again, popped into a store");
        Store<SamplePod> store = store();
        Queue<SamplePod> queue = deltaFIFO(store);
        System.out.println("   DeltaFIFO");
        fiveOperations(queue);
        popAll(queue, store);

        System.out.println("   RealFIFO");
        store = store();
        queue = new RealFIFO<>(RealFIFOOptions.atomic(SamplePod.KEYS), Concurrency.threads());
        fiveOperations(queue);
        popAll(queue, store);

        System.out.println("   RealFIFO: the unknown pod-9 is deleted; then a LIST returns only pod-3");
        queue.delete(pod(9, 9));
        queue.replace(List.of(pod(3, 33)), "100");
        popAll(queue, store);
    }

    private void recorded(TapePods pods) throws InterruptedException {
        System.out.println("\n6. The pods of the tape " + pods.tape() + ": its list, then its events");
        KnownObjects<Pod> known = KnownObjects.none();
        DeltaQueue<Pod> answer = DeltaFIFOPart.choose(mine, Pod::key, known);
        DeltaFIFOPart<Pod> queue = new DeltaFIFOPart<>(answer, known, Optional.empty(), Concurrency.threads());
        queue.replace(pods.listed(), "1");
        for (TapePods.Change change : pods.changes()) {
            switch (change.type()) {
                case "ADDED" -> queue.add(change.pod());
                case "DELETED" -> queue.delete(change.pod());
                default -> queue.update(change.pod());
            }
        }
        System.out.println("   " + Few.count(pods.listed().size(), "pod", "pods") + " and "
                + Few.count(pods.changes().size(), "event", "events") + ": "
                + Few.count(queue.size(), "key is queued", "keys are queued"));
        Few few = new Few(Few.LINES, "   ", System.out::println);
        while (queue.size() > 0) {
            queue.pop((deltas, isInInitialList) -> few.add(key(deltas) + ": " + types(deltas)));
        }
        few.end();
    }

    private static String key(Iterable<Delta<Pod>> deltas) {
        Delta<Pod> first = deltas.iterator().next();
        return first.lastKnown().map(Pod::key).orElseGet(() -> first.deleted().key());
    }

    /** Describes the types of deltas, such as {@code Sync, 4 × Updated, Deleted}. */
    private static String types(Iterable<Delta<Pod>> deltas) {
        List<String> types = new ArrayList<>();
        String last = "";
        int count = 0;
        for (Delta<Pod> delta : deltas) {
            String type = delta.type().toString();
            count = type.equals(last) ? count + 1 : 1;
            if (count > 1) {
                types.remove(types.size() - 1);
            }
            types.add(count > 1 ? count + " × " + type : type);
            last = type;
        }
        return String.join(", ", types);
    }

    private DeltaFIFOPart<SamplePod> deltaFIFO(KnownObjects<SamplePod> known) {
        DeltaQueue<SamplePod> answer = DeltaFIFOPart.choose(mine, SamplePod.KEYS, known);
        return new DeltaFIFOPart<>(answer, known, Optional.empty(), Concurrency.threads());
    }

    private static void popAll(Queue<SamplePod> queue, Store<SamplePod> store) throws InterruptedException {
        PopProcess<SamplePod> print = (deltas, isInInitialList) -> {
            deltas.forEach(delta -> apply(delta, store));
            String popped = "popped " + words(deltas);
            if (popped.length() > COLUMN) { // then the store is printed in its column on the next line
                System.out.println("   " + popped);
                popped = "";
            }
            System.out.printf("   %-" + COLUMN + "s   store %s%n", popped, sorted(store.list()));
        };
        while (queue.size() > 0) {
            queue.pop(print);
        }
    }

    /** Applies a delta to the store, as an informer does; see chapter 07. */
    private static void apply(Delta<SamplePod> delta, Store<SamplePod> store) {
        switch (delta.type()) {
            case DELETED -> store.delete(delta.deleted());
            case REPLACED_ALL ->
                store.replace(
                        delta.replacedAll().objects(), delta.replacedAll().resourceVersion());
            default -> store.update(delta.object());
        }
    }

    private static Store<SamplePod> store(SamplePod... pods) {
        Store<SamplePod> store = Stores.newStore(SamplePod.KEYS, Concurrency.threads());
        List.of(pods).forEach(store::add);
        return store;
    }

    private static String words(Iterable<Delta<SamplePod>> deltas) {
        return String.join(", ", DeltaText.of(deltas));
    }

    private static String sorted(List<SamplePod> pods) {
        return asGoPrints(
                pods.stream().sorted(Comparator.comparing(SamplePod::name)).toList());
    }

    private static String asGoPrints(List<SamplePod> pods) {
        return pods.stream().map(SamplePod::toString).collect(Collectors.joining(" ", "[", "]"));
    }

    private static SamplePod pod(int number, int value) {
        return SamplePod.pod(number, value);
    }
}
