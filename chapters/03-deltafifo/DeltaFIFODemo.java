///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/house.jar
//DEPS ../../lib/workbook/Cli.java
//SOURCES ArticlePod.java
//SOURCES DeltaText.java
//SOURCES DeltaQueue.java
//SOURCES LibDeltaFIFO.java
//SOURCES DeltaFIFOPart.java

import informers.api.Pod;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import informers.queue.PopProcess;
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
        description = "DeltaFIFO: what happened to which object, in line; and RealFIFO, which took over.",
        sortOptions = false)
public class DeltaFIFODemo implements Callable<Integer> {
    /** As wide as most of what is popped; so that a line with a store fits into 80 columns. */
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
        Optional<TapePods> recorded = tape.pods(); // says at once if there is no such tape
        theArticlesExample();
        whoseDeletionIsTold();
        aListAfterAGap();
        theFirstList();
        realFIFO();
        if (recorded.isPresent()) {
            recorded(recorded.get());
        }
        return 0;
    }

    private void theArticlesExample() throws InterruptedException {
        System.out.println("1. Three pods are added; pod-1 is updated, and deleted");
        DeltaFIFOPart<ArticlePod> queue = deltaFIFO(KnownObjects.none());
        fiveThings(queue);
        System.out.println("   waiting: " + asGoPrints(queue.list()));
        while (queue.size() > 0) {
            queue.pop((deltas, isInInitialList) -> deltas.forEach(delta -> System.out.println(event(delta))));
        }
    }

    private static void fiveThings(Queue<ArticlePod> queue) {
        queue.add(pod(1, 1));
        queue.add(pod(2, 2));
        queue.add(pod(3, 3));
        queue.update(pod(1, 11));
        queue.delete(pod(1, 11));
    }

    private static String event(Delta<ArticlePod> delta) {
        return switch (delta.type()) {
            case ADDED -> "   Add Event: " + delta.object();
            case UPDATED -> "   Update Event: " + delta.object();
            case DELETED -> "   Delete Event: " + delta.lastKnown().orElseThrow();
            default -> "   " + DeltaText.of(delta);
        };
    }

    private void whoseDeletionIsTold() throws InterruptedException {
        System.out.println("\n2. The store has pod-1. Deleted are pod-1, pod-2, and pod-1 again");
        Store<ArticlePod> store = store(pod(1, 1));
        DeltaFIFOPart<ArticlePod> queue = deltaFIFO(store);
        queue.delete(pod(1, 11));
        queue.delete(pod(2, 2));
        queue.delete(pod(1, 11));
        popAll(queue, store);
    }

    private void aListAfterAGap() throws InterruptedException {
        System.out.println("\n3. The store has pod-1 to pod-4. pod-2 is updated, pod-3 deleted, pod-5 added;"
                + "\n   then the watch breaks, and a LIST has only pod-1 and pod-6");
        Store<ArticlePod> store = store(pod(1, 1), pod(2, 2), pod(3, 3), pod(4, 4));
        DeltaFIFOPart<ArticlePod> queue = deltaFIFO(store);
        queue.update(pod(2, 22));
        queue.delete(pod(3, 33));
        queue.add(pod(5, 5));
        queue.replace(List.of(pod(1, 11), pod(6, 6)), "100");
        popAll(queue, store);
    }

    private void theFirstList() throws InterruptedException {
        System.out.println("\n4. The first list has pod-1 and pod-2; then pod-3 is added");
        Store<ArticlePod> store = store();
        DeltaFIFOPart<ArticlePod> queue = deltaFIFO(store);
        System.out.println("   hasSynced: " + queue.hasSynced());
        queue.replace(List.of(pod(1, 1), pod(2, 2)), "100");
        queue.add(pod(3, 3));
        System.out.println("   hasSynced: " + queue.hasSynced() + ", the list waits");
        while (queue.size() > 0) {
            queue.pop((deltas, isInInitialList) -> System.out.println(
                    "   popped " + words(deltas) + ", isInInitialList: " + isInInitialList));
            System.out.println("   hasSynced: " + queue.hasSynced());
        }
    }

    private void realFIFO() throws InterruptedException {
        System.out.println("\n5. The five things of 1 once more, popped into a store");
        Store<ArticlePod> store = store();
        Queue<ArticlePod> queue = deltaFIFO(store);
        System.out.println("   DeltaFIFO");
        fiveThings(queue);
        popAll(queue, store);

        System.out.println("   RealFIFO");
        store = store();
        queue = new RealFIFO<>(RealFIFOOptions.atomic(ArticlePod.KEYS), Concurrency.threads());
        fiveThings(queue);
        popAll(queue, store);

        System.out.println("   RealFIFO: pod-9, which nobody knows, is deleted; then a LIST has only pod-3");
        queue.delete(pod(9, 9));
        queue.replace(List.of(pod(3, 33)), "100");
        popAll(queue, store);
    }

    private void recorded(TapePods pods) throws InterruptedException {
        System.out.println("\n6. The pods of the tape " + pods.tape() + ": its list, then all that happened");
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
                + Few.count(queue.size(), "key waits", "keys wait"));
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

    /** Such as {@code Sync, 4 × Updated, Deleted}. */
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

    private DeltaFIFOPart<ArticlePod> deltaFIFO(KnownObjects<ArticlePod> known) {
        DeltaQueue<ArticlePod> answer = DeltaFIFOPart.choose(mine, ArticlePod.KEYS, known);
        return new DeltaFIFOPart<>(answer, known, Optional.empty(), Concurrency.threads());
    }

    private static void popAll(Queue<ArticlePod> queue, Store<ArticlePod> store) throws InterruptedException {
        PopProcess<ArticlePod> print = (deltas, isInInitialList) -> {
            deltas.forEach(delta -> apply(delta, store));
            String popped = "popped " + words(deltas);
            if (popped.length() > COLUMN) { // what follows stands in its column all the same, on the next line
                System.out.println("   " + popped);
                popped = "";
            }
            System.out.printf("   %-" + COLUMN + "s   store %s%n", popped, sorted(store.list()));
        };
        while (queue.size() > 0) {
            queue.pop(print);
        }
    }

    /** What an informer does with a delta; chapter 07 has the whole of it. */
    private static void apply(Delta<ArticlePod> delta, Store<ArticlePod> store) {
        switch (delta.type()) {
            case DELETED -> store.delete(delta.deleted());
            case REPLACED_ALL ->
                store.replace(
                        delta.replacedAll().objects(), delta.replacedAll().resourceVersion());
            default -> store.update(delta.object());
        }
    }

    private static Store<ArticlePod> store(ArticlePod... pods) {
        Store<ArticlePod> store = Stores.newStore(ArticlePod.KEYS, Concurrency.threads());
        List.of(pods).forEach(store::add);
        return store;
    }

    private static String words(Iterable<Delta<ArticlePod>> deltas) {
        return String.join(", ", DeltaText.of(deltas));
    }

    private static String sorted(List<ArticlePod> pods) {
        return asGoPrints(
                pods.stream().sorted(Comparator.comparing(ArticlePod::name)).toList());
    }

    private static String asGoPrints(List<ArticlePod> pods) {
        return pods.stream().map(ArticlePod::toString).collect(Collectors.joining(" ", "[", "]"));
    }

    private static ArticlePod pod(int number, int value) {
        return ArticlePod.pod(number, value);
    }
}
