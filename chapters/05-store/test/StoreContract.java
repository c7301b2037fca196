import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.api.ResourceType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workbook.grade.Contract;
import workbook.grade.Kit;
import workbook.grade.Task;
import workbook.grade.WithoutUsing;

/** The graded tests of chapter 05. They run on the library's answer and on yours. */
@WithoutUsing(packages = {"informers.store", "informers.informer", "informers.factory"}, value = LibStore.class)
public abstract class StoreContract extends Contract<Store> {
    /** A right answer needs a tenth of a second; a busy machine may need much longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Calls that run at the same time by chance are the second net: {@link OverlapCheck} does not depend on chance. */
    private static final Duration ENOUGH = Duration.ofSeconds(3);

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
                .as("An added object is stored under its key, object.key(), here default/pod-1.")
                .isEqualTo(Optional.of(pod));
        assertThat(unknown(store, "default/pod-2"))
                .as("There is no object under default/pod-2. That is not an error: return Optional.empty(), not null.")
                .isEqualTo(Optional.empty());
        KubeObject node = ResourceType.dynamic(GroupVersionResource.core("v1", "nodes"))
                .decode("{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"pod-1\"}}"
                        .getBytes(StandardCharsets.UTF_8));
        store.add(node);
        assertThat(unknown(store, "pod-1"))
                .as("A Node called pod-1 was added. It belongs to no namespace, so its key, object.key(), is its name only.")
                .isEqualTo(Optional.of(node));
        assertThat(unknown(store, "default/pod-1"))
                .as("The key of the node is pod-1, which is not default/pod-1: the pod is still there.")
                .isEqualTo(Optional.of(pod));
    }

    @Task("5.2 add replaces the object under the same key")
    void addTakesThePlace() {
        Store store = answer();
        store.add(pod("default/pod-1", 1));
        returns("the second add() of the same key", () -> store.add(pod("default/pod-1", 2)));
        assertThat(text(store.get("default/pod-1")))
                .as("pod-1 was added at version 1 and then at version 2. An update is an add: the new object replaces the old"
                        + " one under the same key.")
                .isEqualTo("default/pod-1@2");
        store.add(pod("other/pod-1", 3));
        assertThat(text(store.get("default/pod-1")))
                .as("other/pod-1 is another pod with the same name in another namespace. The key is object.key(): namespace"
                        + " and name.")
                .isEqualTo("default/pod-1@2");
        for (int version : new int[] {10, 9, 2, 1}) {
            store.add(pod("default/pod-1", version));
            assertThat(text(store.get("default/pod-1")))
                    .as("The last pod-1 that was added has the version " + version + ". The last add() counts: a store does not"
                            + " compare resourceVersions, which are opaque.")
                    .isEqualTo("default/pod-1@" + version);
        }
        KubeObject running = Pod.TYPE.decode(
                """
                {"kind":"Pod","apiVersion":"v1","metadata":{"namespace":"default","name":"pod-1","resourceVersion":"1"},"status":{"phase":"Running"}}"""
                        .getBytes(StandardCharsets.UTF_8));
        store.add(running);
        assertThat(store.get("default/pod-1").map(pod -> pod.tree().at("/status/phase").asText()))
                .as("pod-1 was added again, with the same version and with the phase Running. The new object replaces the whole old"
                        + " one; do not compare them. The phase of pod-1 in the store:")
                .isEqualTo(Optional.of("Running"));
        List<KubeObject> many = IntStream.range(0, 2000).mapToObj(i -> pod("many/pod-" + i, i)).toList();
        many.forEach(store::add);
        assertThat(many.stream().filter(pod -> store.get(pod.key()).isEmpty()).count())
                .as("2,000 more pods were added: a store has no bound, and drops nothing by itself. The number of these pods that"
                        + " get() does not find:")
                .isZero();
    }

    @Task("5.2 delete removes one object")
    void delete() {
        Store store = filled("default/pod-1@1", "default/pod-2@2");
        returns("delete()", () -> store.delete("default/pod-1"));
        assertThat(text(store.get("default/pod-1")))
                .as("get() of pod-1, which was deleted")
                .isEqualTo("nothing");
        assertThat(text(store.get("default/pod-2")))
                .as("pod-1 was deleted, pod-2 was not.")
                .isEqualTo("default/pod-2@2");
        try {
            store.delete("default/pod-1");
        } catch (RuntimeException e) {
            fail(
                    "delete() of an unknown key: an object may be created and deleted before the store receives it. Do nothing."
                            + " Your delete() threw " + e,
                    e);
        }
        store.add(pod("default/pod-1", 3));
        assertThat(text(store.get("default/pod-1")))
                .as("pod-1 was deleted and created again with the same name, as the pods of a StatefulSet are.")
                .isEqualTo("default/pod-1@3");
        store.add(pod("other/pod-1", 4));
        store.delete("default/pod-1");
        store.delete("pod-2");
        assertThat(text(store.get("other/pod-1")) + " " + text(store.get("default/pod-2")))
                .as("default/pod-1 was deleted, and then the unknown key pod-2. delete() removes the object under exactly this"
                        + " key: other/pod-1 and default/pod-2 are other objects.")
                .isEqualTo("other/pod-1@4 default/pod-2@2");
        assertThat(text(store.get("default/pod-1"))).as("get() of pod-1, which was deleted again").isEqualTo("nothing");
    }

    @Task("5.3 a list is a snapshot")
    void snapshot() {
        Store store = filled("default/pod-1@1", "default/pod-2@2");
        Collection<KubeObject> listed = store.list();
        Collection<String> keys = store.listKeys();
        assertThat(texts(listed)).as("pod-1 and pod-2 were added; then list() returned:").containsExactly("default/pod-1@1", "default/pod-2@2");
        assertThat(keys).as("pod-1 and pod-2 were added; then listKeys() returned:").containsExactlyInAnyOrder("default/pod-1", "default/pod-2");

        store.delete("default/pod-1");
        store.add(pod("default/pod-3", 3));
        assertThat(texts(listed))
                .as("list() was called, then pod-1 was deleted and pod-3 added. The collection that list() had returned"
                        + " changed with the store: it is a view of your map, and another thread would iterate over it without"
                        + " your lock. Return a copy. README: A list is a snapshot.")
                .containsExactly("default/pod-1@1", "default/pod-2@2");
        assertThat(keys)
                .as("The collection that listKeys() had returned changed with the store: it is a view of your map. Return a copy.")
                .containsExactlyInAnyOrder("default/pod-1", "default/pod-2");
        assertThat(texts(store.list()))
                .as("A new list() returns the current objects.")
                .containsExactly("default/pod-2@2", "default/pod-3@3");

        clear(store.list());
        clear(store.listKeys());
        assertThat(texts(store.list()))
                .as("The caller cleared the collections that list() and listKeys() returned, and the next list() has no objects any"
                        + " more: return a copy each time, or an unmodifiable one.")
                .containsExactly("default/pod-2@2", "default/pod-3@3");
        snapshotOfTheCall();
        everyChangeIsListed();
    }

    /** The moment of a snapshot is that of the call, not that of the first look at it. */
    private void snapshotOfTheCall() {
        Store store = filled("default/pod-1@1", "default/pod-2@2");
        Collection<KubeObject> listed = store.list();
        Collection<String> keys = store.listKeys();
        Collection<KubeObject> same = store.list();
        Collection<KubeObject> beforeReplace = store.list();
        store.add(pod("default/pod-1", 5));
        store.delete("default/pod-2");
        assertThat(texts(listed))
                .as("list() was called; then pod-1 was updated and pod-2 deleted; only then the caller looked into the collection"
                        + " for the first time. It has the state of the call: copy in list(), not at the first access.")
                .containsExactly("default/pod-1@1", "default/pod-2@2");
        assertThat(keys)
                .as("listKeys() was called; then pod-2 was deleted; only then the caller looked into the collection for the first"
                        + " time. It has the keys of the call: copy in listKeys(), not at the first access.")
                .containsExactlyInAnyOrder("default/pod-1", "default/pod-2");
        clear(listed);
        assertThat(texts(same))
                .as("list() was called twice without a change in between. One caller cleared its collection, and that of the"
                        + " other one changed: return a copy each time, or an unmodifiable one.")
                .containsExactly("default/pod-1@1", "default/pod-2@2");
        store.replace(objects("default/pod-9@9"));
        assertThat(texts(beforeReplace))
                .as("list() was called before a replace(), and the collection that it had returned changed.")
                .containsExactly("default/pod-1@1", "default/pod-2@2");
    }

    /** A copy that is kept for the next caller must not outlive a change. */
    private void everyChangeIsListed() {
        Store store = answer();
        assertThat(store.list()).as("list() of a new store").isEmpty();
        assertThat(store.listKeys()).as("listKeys() of a new store").isEmpty();
        List<String> steps = new ArrayList<>(List.of("a new store"));
        step(store, steps, "add default/pod-1@1", () -> store.add(pod("default/pod-1", 1)), "default/pod-1@1");
        step(store, steps, "add default/pod-1@2, an update", () -> store.add(pod("default/pod-1", 2)), "default/pod-1@2");
        step(store, steps, "add other/pod-1@3", () -> store.add(pod("other/pod-1", 3)), "default/pod-1@2", "other/pod-1@3");
        step(store, steps, "delete other/pod-1", () -> store.delete("other/pod-1"), "default/pod-1@2");
        step(store, steps, "replace by a list with default/pod-5@5", () -> store.replace(objects("default/pod-5@5")), "default/pod-5@5");
        step(store, steps, "replace by a list with default/pod-5@6", () -> store.replace(objects("default/pod-5@6")), "default/pod-5@6");
        step(store, steps, "replace by an empty list", () -> store.replace(List.of()));
        step(store, steps, "add default/pod-1@1", () -> store.add(pod("default/pod-1", 1)), "default/pod-1@1");
    }

    private static void step(Store store, List<String> steps, String what, Runnable change, String... content) {
        steps.add(what);
        change.run();
        assertThat(texts(store.list()))
                .as("list() after these steps, with a list() after each of them: " + String.join("; ", steps) + ". A copy that is"
                        + " kept for the next caller is outdated after each change: an add, an update, a delete or a replace.")
                .containsExactly(content);
        assertThat(store.listKeys())
                .as("listKeys() after these steps, with a listKeys() after each of them: " + String.join("; ", steps) + ".")
                .containsExactlyInAnyOrderElementsOf(keysOf(List.of(content)));
    }

    @Task("5.4 replace replaces all objects")
    void replace() {
        Store store = filled("default/pod-1@1", "default/pod-2@2");
        List<KubeObject> fresh = new ArrayList<>(objects("default/pod-2@5", "default/pod-3@6"));
        store.replace(fresh);
        assertThat(texts(store.list()))
                .as("The new list has pod-2 and pod-3, so pod-1 was deleted, and no event will report it. If replace() keeps"
                        + " pod-1, it stays in the store forever, a ghost. README: A replace is not a merge.")
                .containsExactly("default/pod-2@5", "default/pod-3@6");
        assertThat(text(store.get("default/pod-1")))
                .as("get() of pod-1, which is not in the new list")
                .isEqualTo("nothing");
        fresh.clear();
        store.add(pod("default/pod-4", 7));
        assertThat(texts(store.list()))
                .as("After the replace, the caller cleared the list, and pod-4 was added. The store must have a map of its own.")
                .containsExactly("default/pod-2@5", "default/pod-3@6", "default/pod-4@7");
        store.replace(List.of());
        assertThat(texts(store.list()))
                .as("replace() with an empty list: the server has no pods any more. An empty list is valid, not a failure.")
                .isEmpty();
        otherLists();
        replaceThatFails();
    }

    private void otherLists() {
        Store store = filled("default/pod-1@9");
        List<KubeObject> fresh = new ArrayList<>(objects("other/pod-1@3", "default/pod-1@2"));
        store.replace(fresh);
        fresh.set(0, pod("default/pod-7", 7));
        assertThat(texts(store.list()))
                .as("replace() by other/pod-1@3 and default/pod-1@2, and then the caller changed its list, before anybody looked"
                        + " into the store. The store has the objects that the list had during the call; a version that is lower"
                        + " than before counts, too.")
                .containsExactly("default/pod-1@2", "other/pod-1@3");
        assertThat(store.listKeys())
                .as("listKeys() after this replace()")
                .containsExactlyInAnyOrder("default/pod-1", "other/pod-1");
        List<KubeObject> many = IntStream.range(0, 2000).mapToObj(i -> pod("many/pod-" + i, i)).toList();
        store.replace(many);
        assertThat(store.list().size()).as("The number of objects in list() after a replace() by 2,000 pods").isEqualTo(2000);
        assertThat(Set.copyOf(store.list()).equals(Set.copyOf(many)))
                .as("list() after a replace() by 2,000 pods has these pods:")
                .isTrue();
        store.delete("many/pod-0");
        assertThat(store.listKeys().size())
                .as("The number of keys in listKeys() after a replace() by 2,000 pods, and the deletion of one")
                .isEqualTo(1999);
    }

    /** Whatever a replace leaves when its list fails, the next call works. */
    private void replaceThatFails() {
        Store store = filled("default/pod-1@1");
        List<KubeObject> broken = new AbstractList<>() {
            @Override
            public KubeObject get(int index) {
                if (index == 1) {
                    throw new IllegalStateException("the list cannot be read");
                }
                return pod("default/pod-2", 2);
            }

            @Override
            public int size() {
                return 2;
            }
        };
        assertThat(catchThrowable(() -> store.replace(broken)))
                .as("replace() was called with a list that throws an exception when its second object is read. The caller must"
                        + " receive this exception: otherwise it believes that the store has the whole list.")
                .hasMessage("the list cannot be read");
        returns("replace(), after a replace() whose list threw an exception", () -> store.replace(objects("default/pod-4@4")));
        assertThat(texts(store.list()))
                .as("A replace() failed in the middle of its list; the next one, by pod-4, replaces everything.")
                .containsExactly("default/pod-4@4");
    }

    @Task("5.5 no reader sees half a replace")
    void halfAReplace() {
        List<String> before = List.of("default/pod-1@1", "default/pod-2@2", "default/pod-3@3");
        List<String> after = List.of("default/pod-3@6", "default/pod-4@4", "default/pod-5@5");
        Store store = filled(before.toArray(String[]::new));
        Map<String, Supplier<List<String>>> reads = new LinkedHashMap<>();
        reads.put("list()", () -> texts(store.list()));
        reads.put("get() of each key", () -> gets(store, before, after));
        reads.put("listKeys()", () -> store.listKeys().stream().sorted().toList());
        assertThat(reads.get("list()").get()).as("list(), before the replace").isEqualTo(before);
        reads.values().forEach(Supplier::get);

        PausingList list =
                kit().closeAfter(new PausingList(objects("default/pod-4@4", "default/pod-5@5", "default/pod-3@6")));
        Thread writer = kit().spawn("writer", () -> store.replace(list));
        kit().await("replace() iterates over its list", list.paused());
        Map<String, List<String>> seen = new ConcurrentHashMap<>();
        List<Thread> readers = new ArrayList<>();
        reads.forEach((what, read) -> readers.add(kit().spawn("reader", () -> seen.put(what, read.get()))));
        for (Thread reader : readers) {
            kit().await("a reader returns while the replace is paused, or waits for the lock", () -> PausingList
                    .endedOrBlocked(reader));
        }
        list.close();
        readers.forEach(reader -> kit().await("a reader returns after the replace", reader));
        kit().await("replace() ends", writer);

        seen.forEach((what, answer) -> assertThat(answer)
                .as("A replace was paused in the middle of its list. " + what + " on another thread returned neither the old"
                        + " objects nor the new ones. Either build the new map first and swap it in one step, or hold one lock"
                        + " during the whole replace; readers must take the lock too. README: Half a replace.")
                .isIn(what.equals("listKeys()") ? List.of(keysOf(before), keysOf(after)) : List.of(before, after)));
        assertThat(texts(store.list())).as("list(), after the replace").isEqualTo(after);
    }

    /**
     * Gets one key after the other. The replace may happen between two calls: then the first ones find old objects, and the others
     * new ones, which is right. Returns the objects found if a new one came before an old one, or one is neither; else one state.
     */
    private static List<String> gets(Store store, List<String> before, List<String> after) {
        List<String> found = new ArrayList<>();
        boolean isNew = false;
        boolean right = true;
        for (String key : List.of("default/pod-4", "default/pod-1", "default/pod-3", "default/pod-5", "default/pod-2")) {
            String now = text(store.get(key));
            if (!now.equals("nothing")) {
                found.add(now);
            }
            boolean old = now.equals(text(before, key));
            boolean fresh = now.equals(text(after, key));
            right &= isNew ? fresh : old || fresh;
            isNew |= fresh;
        }
        return right ? before : found.stream().sorted().toList();
    }

    private static String text(List<String> state, String key) {
        return state.stream().filter(text -> text.startsWith(key + "@")).findFirst().orElse("nothing");
    }

    /** A replace can be wrong at another moment than in the middle of its list: many replaces, and many reads. */
    @Task("5.5 no reader sees half a replace, in many attempts")
    void manyReplaces() {
        new OverlapCheck(this::stepped, pod("default/pod-0", 0), pod("default/left", 1), pod("default/right", 1)).replaces();
        List<List<KubeObject>> lists = Stream.of("red", "blue")
                .map(name -> IntStream.range(0, 100)
                        .mapToObj(i -> pod("default/" + name + "-" + i, i))
                        .toList())
                .toList();
        List<List<String>> allowed = lists.stream().map(StoreContract::texts).toList();
        Store store = filled(allowed.get(0).toArray(String[]::new));
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger replaces = new AtomicInteger();
        long end = System.nanoTime() + ENOUGH.toNanos();
        BooleanSupplier goOn = () -> (looks.get() < 2_000 || replaces.get() < 200)
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted();
        Thread writer = kit().spawn("writer", () -> {
            while (goOn.getAsBoolean()) {
                store.replace(lists.get(replaces.incrementAndGet() % 2));
            }
        });
        Thread reader = kit().spawn("reader", () -> {
            while (goOn.getAsBoolean()) {
                List<KubeObject> seen = new ArrayList<>();
                concurrently("list()", () -> store.list().forEach(pod -> seen.add(Objects.requireNonNull(pod))));
                looks.incrementAndGet();
                if (seen.size() != 100
                        || seen.stream().map(pod -> pod.key().charAt(8)).distinct().count() != 1) {
                    fail("A thread replaces a hundred red pods by a hundred blue ones, and back. Expected 100 pods of one"
                            + " colour, list() returned " + seen.size() + (seen.size() > 100 ? ", red and blue ones" : "")
                            + ". If you build the new map first: clear() and putAll() are two steps. Swap the map with one"
                            + " assignment, or hold the lock for both steps. README: Half a replace.");
                }
            }
        });
        awaitEnd(reader);
        awaitEnd(writer);
        assertThat(texts(store.list())).as("list(), after the last replace").isIn(allowed);
    }

    /**
     * Two writers, each with objects of its own, and a reader. Whether two calls overlap is up to the scheduler, so they
     * repeat their calls so often that many overlap, also on one processor.
     */
    @Task("5.5 many threads at once")
    void manyThreads() {
        new OverlapCheck(this::stepped, pod("default/pod-0", 0), pod("default/left", 1), pod("default/right", 1)).changes();
        MapLockCheck.check(kit(), answer(), objects("default/pod-1@1"), objects("default/pod-2@2"));
        Store store = answer();
        AtomicInteger lists = new AtomicInteger();
        AtomicInteger passes = new AtomicInteger();
        long end = System.nanoTime() + ENOUGH.toNanos();
        BooleanSupplier goOn = () -> (lists.get() < 20_000 || passes.get() < 200)
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted();
        List<Thread> threads = new ArrayList<>();
        for (String name : List.of("left", "right")) {
            List<KubeObject> pods = IntStream.range(0, 200)
                    .mapToObj(i -> pod("default/" + name + "-" + i, i))
                    .toList();
            threads.add(kit().spawn(name, () -> {
                while (goOn.getAsBoolean()) {
                    pods.forEach(pod -> concurrently("add()", () -> store.add(pod)));
                    pods.forEach(pod -> concurrently("get() of an object that this thread has added", () -> store.get(pod.key())
                            .orElseThrow()));
                    pods.forEach(pod -> concurrently("delete()", () -> store.delete(pod.key())));
                    pods.forEach(pod -> concurrently("get() of an object that this thread has deleted", () -> store.get(pod.key())
                            .ifPresent(StoreContract::unexpected)));
                    passes.incrementAndGet();
                }
            }));
        }
        threads.add(kit().spawn("reader", () -> {
            while (goOn.getAsBoolean()) {
                List<Integer> left = new ArrayList<>();
                concurrently("list()", () -> store.list().forEach(pod -> {
                    if (pod.key().startsWith("default/left-")) {
                        left.add(Integer.parseInt(pod.key().substring("default/left-".length())));
                    }
                }));
                requireOneMoment(left);
                concurrently("listKeys()", () -> store.listKeys().forEach(Objects::requireNonNull));
                lists.incrementAndGet();
            }
        }));
        threads.forEach(this::awaitEnd);
        assertThat(store.listKeys()).as("Every added object was deleted again.").isEmpty();
    }

    /** At each moment the store has the first few or the last few of the left pods, without a gap. */
    private static void requireOneMoment(List<Integer> left) {
        if (left.isEmpty()) {
            return;
        }
        int first = left.stream().min(Integer::compare).orElseThrow();
        int last = left.stream().max(Integer::compare).orElseThrow();
        if (last - first + 1 != left.size() || (first > 0 && last < 199)) {
            fail("A thread adds left-0, left-1 … left-199, and then deletes them in this order. list() returned "
                    + left.size() + " of them, from left-" + first + " to left-" + last + ": the store was never in this state,"
                    + " so two calls used your map at the same time. All methods must take the same lock. A ConcurrentHashMap"
                    + " does not break without one, but an iteration over it sees some of the concurrent changes and not"
                    + " others. README: One lock.");
        }
    }

    private void awaitEnd(Thread thread) {
        kit().await("the thread " + thread.getName() + " ends (or is it in a deadlock?)", PATIENCE, () ->
                thread.isAlive() ? null : thread);
    }

    /** Calls a method on another thread, and fails if it does not return. */
    private void returns(String what, Kit.Body call) {
        Thread thread = kit().spawn("caller", call);
        kit().await(
                what + " returns. No other call is running, so it waits for a lock that an earlier call did not release: unlock in"
                        + " a finally, once for each lock(), on every way out of the method",
                thread);
    }

    private static Optional<KubeObject> unknown(Store store, String key) {
        try {
            return store.get(key);
        } catch (RuntimeException e) {
            return fail(
                    "get() of an unknown key is not an error, but your get() threw " + e + ". Optional.of(null) throws;"
                            + " Optional.ofNullable(null) returns Optional.empty().",
                    e);
        }
    }

    private static void unexpected(KubeObject object) {
        throw new IllegalStateException(object.key() + " is still there");
    }

    private static void concurrently(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            fail(
                    what + ", while other threads changed the store: two calls used your map at the same time. That breaks a"
                            + " HashMap; and of two threads that copy and replace the map, one loses its change. All methods"
                            + " must take the same lock. README: One lock. Your method failed with " + e,
                    e);
        }
    }

    private Store stepped() {
        return steppedAnswer();
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
            // also right: an immutable collection can be shared by all readers
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
