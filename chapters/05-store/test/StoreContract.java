import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import informers.api.KubeObject;
import informers.api.Pod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** Every graded test of chapter 05, once. The same tests hold for the library's answer and for yours. */
@WithoutUsing(packages = "informers.store", value = LibStore.class)
public abstract class StoreContract extends Contract<Store> {
    /** A right answer needs a tenth of a second; a machine may have much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    protected Duration limit() {
        return PATIENCE.plusSeconds(10);
    }

    @Task("5.1 add, then get")
    void addThenGet() {
        Store store = answer();
        KubeObject pod = pod("default/pod-1", 1);
        store.add(pod);
        assertThat(store.get("default/pod-1"))
                .as("What was added is found under its key: object.key(), here default/pod-1.")
                .isEqualTo(Optional.of(pod));
        assertThat(unknown(store, "default/pod-2"))
                .as("Nothing is under default/pod-2. That is not an error, and not null: Optional.empty() says it.")
                .isEqualTo(Optional.empty());
    }

    @Task("5.2 add takes the place of what was there")
    void addTakesThePlace() {
        Store store = answer();
        store.add(pod("default/pod-1", 1));
        store.add(pod("default/pod-1", 2));
        assertThat(text(store.get("default/pod-1")))
                .as("pod-1 was added at version 1 and then at version 2. An update comes as an add: the last one counts,"
                        + " and there is only one object under a key.")
                .isEqualTo("default/pod-1@2");
        store.add(pod("other/pod-1", 3));
        assertThat(text(store.get("default/pod-1")))
                .as("other/pod-1 is another pod of the same name in another namespace. The key is object.key(): namespace"
                        + " and name.")
                .isEqualTo("default/pod-1@2");
    }

    @Task("5.2 delete forgets one object")
    void delete() {
        Store store = filled("default/pod-1@1", "default/pod-2@2");
        store.delete("default/pod-1");
        assertThat(text(store.get("default/pod-1")))
                .as("pod-1 was deleted.")
                .isEqualTo("nothing");
        assertThat(text(store.get("default/pod-2")))
                .as("pod-1 was deleted. pod-2 was not.")
                .isEqualTo("default/pod-2@2");
        try {
            store.delete("default/pod-1");
        } catch (RuntimeException e) {
            fail(
                    "delete() of a key that is not there: an object may come and go before the store hears of it. There is"
                            + " nothing to do. Yours threw " + e,
                    e);
        }
        store.add(pod("default/pod-1", 3));
        assertThat(text(store.get("default/pod-1")))
                .as("pod-1 was deleted and made again, as happens to the pods of a StatefulSet.")
                .isEqualTo("default/pod-1@3");
    }

    @Task("5.3 a list is a copy of its moment")
    void snapshot() {
        Store store = filled("default/pod-1@1", "default/pod-2@2");
        Collection<KubeObject> listed = store.list();
        Collection<String> keys = store.listKeys();
        assertThat(texts(listed)).as("list()").containsExactly("default/pod-1@1", "default/pod-2@2");
        assertThat(keys).as("listKeys()").containsExactlyInAnyOrder("default/pod-1", "default/pod-2");

        store.delete("default/pod-1");
        store.add(pod("default/pod-3", 3));
        assertThat(texts(listed))
                .as("list() was called, then pod-1 was deleted and pod-3 added. The collection that was given out before"
                        + " has changed: it is a view of your map. Another thread would walk through it without your lock."
                        + " Give a copy. README: A copy of its moment.")
                .containsExactly("default/pod-1@1", "default/pod-2@2");
        assertThat(keys)
                .as("The same with listKeys(): it is a view of your map. Give a copy.")
                .containsExactlyInAnyOrder("default/pod-1", "default/pod-2");
        assertThat(texts(store.list()))
                .as("A new list() shows what is there now.")
                .containsExactly("default/pod-2@2", "default/pod-3@3");

        clear(store.list());
        clear(store.listKeys());
        assertThat(texts(store.list()))
                .as("Somebody emptied the collection that list() or listKeys() gave, and your store is emptied with it.")
                .containsExactly("default/pod-2@2", "default/pod-3@3");
    }

    @Task("5.4 replace takes the place of everything")
    void replace() {
        Store store = filled("default/pod-1@1", "default/pod-2@2");
        List<KubeObject> fresh = new ArrayList<>(objects("default/pod-2@5", "default/pod-3@6"));
        store.replace(fresh);
        assertThat(texts(store.list()))
                .as("The new list has pod-2 and pod-3, so pod-1 is gone: nobody saw its deletion, and nobody will tell it"
                        + " again. If it stays, it stays for ever, a ghost. README: A replace is not a merge.")
                .containsExactly("default/pod-2@5", "default/pod-3@6");
        assertThat(text(store.get("default/pod-1")))
                .as("get() of an object that the new list does not have: a ghost")
                .isEqualTo("nothing");
        fresh.clear();
        store.add(pod("default/pod-4", 7));
        assertThat(texts(store.list()))
                .as("After the replace, its list was emptied by its owner, and pod-4 added. The store keeps its own map.")
                .containsExactly("default/pod-2@5", "default/pod-3@6", "default/pod-4@7");
        store.replace(List.of());
        assertThat(texts(store.list()))
                .as("The server has no pods any more: an empty list is a list too, and not a sign that something failed.")
                .isEmpty();
    }

    @Task("5.5 nobody sees half a replace")
    void halfAReplace() {
        List<String> before = List.of("default/pod-1@1", "default/pod-2@2", "default/pod-3@3");
        List<String> after = List.of("default/pod-3@6", "default/pod-4@4", "default/pod-5@5");
        List<String> keys = List.of("default/pod-1", "default/pod-2", "default/pod-3", "default/pod-4", "default/pod-5");
        Store store = filled(before.toArray(String[]::new));
        Map<String, Supplier<List<String>>> reads = new LinkedHashMap<>();
        reads.put("list()", () -> texts(store.list()));
        reads.put("get() of each key", () -> keys.stream()
                .flatMap(key -> store.get(key).stream())
                .map(StoreContract::text)
                .toList());
        reads.put("listKeys()", () -> store.listKeys().stream().sorted().toList());
        assertThat(reads.get("list()").get()).as("list(), before the replace").isEqualTo(before);
        reads.values().forEach(Supplier::get);

        HeldList list =
                kit().closeAfter(new HeldList(objects("default/pod-4@4", "default/pod-5@5", "default/pod-3@6")));
        Thread writer = kit().spawn("writer", () -> store.replace(list));
        kit().await("replace() goes through the list that it is given", list.held());
        Map<String, List<String>> seen = new ConcurrentHashMap<>();
        List<Thread> readers = new ArrayList<>();
        reads.forEach((what, read) -> readers.add(kit().spawn("reader", () -> seen.put(what, read.get()))));
        for (Thread reader : readers) {
            kit().await("a reader gets an answer while a replace stands still, or waits for the lock", () -> HeldList
                    .endedOrWaits(reader));
        }
        list.close();
        readers.forEach(reader -> kit().await("a reader gets its answer when the replace is over", reader));
        kit().await("replace() comes to its end", writer);

        seen.forEach((what, answer) -> assertThat(answer)
                .as("A replace stood still in the middle of its list. " + what + " on another thread gave this: neither"
                        + " what was before nor what comes after. Build the new map first and put it in place in one step,"
                        + " or hold one lock all the time; and readers take it too. README: Half a replace.")
                .isIn(what.equals("listKeys()") ? List.of(keysOf(before), keysOf(after)) : List.of(before, after)));
        assertThat(texts(store.list())).as("list(), after the replace").isEqualTo(after);
    }

    /** What stands still in its list may be right there, and wrong a moment later: so many replaces, and many looks. */
    @Task("5.5 nobody sees half a replace, however often one looks")
    void manyReplaces() {
        List<List<KubeObject>> lists = Stream.of("red", "blue")
                .map(name -> IntStream.range(0, 100)
                        .mapToObj(i -> pod("default/" + name + "-" + i, i))
                        .toList())
                .toList();
        List<List<String>> allowed = lists.stream().map(StoreContract::texts).toList();
        Store store = filled(allowed.get(0).toArray(String[]::new));
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger replaces = new AtomicInteger();
        BooleanSupplier goOn = () -> (looks.get() < 2_000 || replaces.get() < 200)
                && !Thread.currentThread().isInterrupted();
        Thread writer = kit().spawn("writer", () -> {
            while (goOn.getAsBoolean()) {
                store.replace(lists.get(replaces.incrementAndGet() % 2));
            }
        });
        Thread reader = kit().spawn("reader", () -> {
            while (goOn.getAsBoolean()) {
                List<KubeObject> seen = new ArrayList<>();
                together("list()", () -> store.list().forEach(pod -> seen.add(Objects.requireNonNull(pod))));
                looks.incrementAndGet();
                if (seen.size() != 100
                        || seen.stream().map(pod -> pod.key().charAt(8)).distinct().count() != 1) {
                    fail("A thread replaces a hundred red pods by a hundred blue ones, and back. A reader saw " + seen.size()
                            + " pods" + (seen.size() > 100 ? ", red and blue ones" : "") + ". To build the new map first is"
                            + " good; but then clear() and putAll() are two steps. Put it in place with one assignment, or"
                            + " hold the lock for both. README: Half a replace.");
                }
            }
        });
        comesToItsEnd(reader);
        comesToItsEnd(writer);
        assertThat(texts(store.list())).as("list(), after the last replace").isIn(allowed);
    }

    /**
     * Two writers, each with objects of its own, and a reader. It is luck when two calls meet; so they go on until each
     * has done so much that they must have met often, also on one processor.
     */
    @Task("5.5 many threads at once")
    void manyThreads() {
        LockOfTheMap.check(kit(), answer(), objects("default/pod-1@1"), objects("default/pod-2@2"));
        Store store = answer();
        AtomicInteger lists = new AtomicInteger();
        AtomicInteger passes = new AtomicInteger();
        BooleanSupplier goOn = () -> (lists.get() < 20_000 || passes.get() < 200)
                && !Thread.currentThread().isInterrupted();
        List<Thread> threads = new ArrayList<>();
        for (String name : List.of("left", "right")) {
            List<KubeObject> pods = IntStream.range(0, 200)
                    .mapToObj(i -> pod("default/" + name + "-" + i, i))
                    .toList();
            threads.add(kit().spawn(name, () -> {
                while (goOn.getAsBoolean()) {
                    pods.forEach(pod -> together("add()", () -> store.add(pod)));
                    pods.forEach(pod -> together("get() of what this thread has added", () -> store.get(pod.key())
                            .orElseThrow()));
                    pods.forEach(pod -> together("delete()", () -> store.delete(pod.key())));
                    pods.forEach(pod -> together("get() of what this thread has deleted", () -> store.get(pod.key())
                            .ifPresent(StoreContract::unexpected)));
                    passes.incrementAndGet();
                }
            }));
        }
        threads.add(kit().spawn("reader", () -> {
            while (goOn.getAsBoolean()) {
                List<Integer> left = new ArrayList<>();
                together("list()", () -> store.list().forEach(pod -> {
                    if (pod.key().startsWith("default/left-")) {
                        left.add(Integer.parseInt(pod.key().substring("default/left-".length())));
                    }
                }));
                ofOneMoment(left);
                together("listKeys()", () -> store.listKeys().forEach(Objects::requireNonNull));
                lists.incrementAndGet();
            }
        }));
        threads.forEach(this::comesToItsEnd);
        assertThat(store.listKeys()).as("All that was added was deleted again.").isEmpty();
    }

    /** At each moment there are the first few or the last few of the left pods: none is missing in between. */
    private static void ofOneMoment(List<Integer> left) {
        if (left.isEmpty()) {
            return;
        }
        int first = left.stream().min(Integer::compare).orElseThrow();
        int last = left.stream().max(Integer::compare).orElseThrow();
        if (last - first + 1 != left.size() || (first > 0 && last < 199)) {
            fail("A thread adds left-0, left-1 … left-199, and then deletes them in this order. list() gave "
                    + left.size() + " of them, from left-" + first + " to left-" + last + ": there was no such moment, for"
                    + " two calls touched your map at the same time. Every method takes the same lock. A ConcurrentHashMap"
                    + " without one stays whole, but a walk through it sees some of the changes meanwhile and not others."
                    + " README: One lock.");
        }
    }

    private void comesToItsEnd(Thread thread) {
        kit().await("the " + thread.getName() + " comes to its end; or do two of them wait for each other?", PATIENCE, () ->
                thread.isAlive() ? null : thread);
    }

    private static Optional<KubeObject> unknown(Store store, String key) {
        try {
            return store.get(key);
        } catch (RuntimeException e) {
            return fail(
                    "get() of a key that is not there is no error, and yours threw " + e + ". Does it say Optional.of? That"
                            + " throws at a null; Optional.ofNullable makes Optional.empty() of it.",
                    e);
        }
    }

    private static void unexpected(KubeObject object) {
        throw new IllegalStateException(object.key() + " is still there");
    }

    private static void together(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            fail(
                    what + ", while other threads change the store: two calls touched your map at the same time. A"
                            + " HashMap breaks then, and a copy of it loses what came in between. Every method takes the"
                            + " same lock. README: One lock. It came to this: " + e,
                    e);
        }
    }

    private Store filled(String... texts) {
        Store store = answer();
        objects(texts).forEach(store::add);
        return store;
    }

    private static void clear(Collection<?> collection) {
        try {
            collection.clear();
        } catch (UnsupportedOperationException e) {
            // also good: what cannot be changed needs no copy for each reader
        }
    }

    private static List<KubeObject> objects(String... texts) {
        return Stream.of(texts)
                .map(text -> pod(text.substring(0, text.indexOf('@')), Integer.parseInt(text.substring(text.indexOf('@') + 1))))
                .toList();
    }

    private static KubeObject pod(String key, int version) {
        String[] names = key.split("/");
        return Pod.TYPE.decode(
                """
                {"kind":"Pod","apiVersion":"v1","metadata":{"namespace":"%s","name":"%s","resourceVersion":"%d"}}"""
                        .formatted(names[0], names[1], version)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(Collection<KubeObject> objects) {
        return objects.stream().map(StoreContract::text).sorted().toList();
    }

    private static String text(Optional<KubeObject> object) {
        return object.map(StoreContract::text).orElse("nothing");
    }

    private static String text(KubeObject object) {
        return object.key() + "@" + object.resourceVersion();
    }

    private static List<String> keysOf(List<String> texts) {
        return texts.stream().map(text -> text.substring(0, text.indexOf('@'))).toList();
    }
}
