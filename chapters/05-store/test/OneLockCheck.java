import static org.assertj.core.api.Assertions.fail;

import informers.api.KubeObject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import workbook.grade.Kit;

/**
 * Checks that two calls never use the map of a store at the same time, and that of two changes none is lost. Stops one thread in
 * the map and calls a method on another thread, which must wait for a lock. So the result does not depend on timing.
 *
 * <p>It replaces the content of the fields that hold a HashMap, a TreeMap or an immutable map by a {@link WatchedMap}. Stores
 * without such a field pass; the tests with many threads remain.
 */
final class OneLockCheck {
    private final Kit kit;
    private final Supplier<Store> stores;
    private final KubeObject stored;
    private final KubeObject left;
    private final KubeObject right;

    /** @param stores returns a new, empty store each time */
    OneLockCheck(Kit kit, Supplier<Store> stores, KubeObject stored, KubeObject left, KubeObject right) {
        this.kit = kit;
        this.stores = stores;
        this.stored = stored;
        this.left = left;
        this.right = right;
    }

    void check() {
        Map<String, Consumer<Store>> changes = new LinkedHashMap<>();
        changes.put("add()", store -> store.add(left));
        changes.put("delete()", store -> store.delete(stored.key()));
        changes.put("replace()", store -> store.replace(List.of(left)));
        Map<String, Consumer<Store>> others = new LinkedHashMap<>();
        others.put("get()", store -> store.get(stored.key()));
        others.put("list()", store -> List.copyOf(store.list()));
        others.put("listKeys()", store -> List.copyOf(store.listKeys()));
        others.put("add()", store -> store.add(right));
        others.put("delete()", store -> store.delete(right.key()));
        others.put("replace()", store -> store.replace(List.of(right)));
        changes.forEach((change, first) -> others.forEach((other, second) -> exclude(change, first, other, second)));
        nothingIsLost();
    }

    private void exclude(String change, Consumer<Store> first, String other, Consumer<Store> second) {
        Store store = filled();
        for (WatchedMap<String, KubeObject> map : watch(store)) {
            overlap(map, true, () -> first.accept(store), () -> second.accept(store));
            if (map.shared()) {
                fail(change + " was stopped while it changed your map, and " + other + " on another thread did not wait for"
                        + " it: two calls used your map at the same time. All methods must take the same lock, also those"
                        + " that only read. README: One lock.");
            }
        }
    }

    private void nothingIsLost() {
        Store store = filled();
        for (WatchedMap<String, KubeObject> map : watch(store)) {
            overlap(map, false, () -> store.add(left), () -> store.add(right));
            for (KubeObject pod : List.of(left, right)) {
                if (store.get(pod.key()).isEmpty()) {
                    fail("add() was stopped when it began to use your map, and another thread called add() with another pod."
                            + " Both calls have returned, and " + pod.key() + " is not in the store: two calls used your map"
                            + " at the same time, and one change is lost. To read, copy and write is one step only under a"
                            + " lock. README: volatile is not a lock.");
                }
            }
            store.delete(left.key());
            store.delete(right.key());
        }
    }

    /** Runs the second call while the first one is stopped in the map, if it can run then. */
    private void overlap(WatchedMap<String, KubeObject> map, boolean changesOnly, Kit.Body first, Kit.Body second) {
        map.arm(changesOnly);
        Thread stopped = kit.spawn("first", first);
        kit.await("a call uses the map, or returns", () -> map.stopped().getCount() == 0 || !stopped.isAlive());
        Thread other = kit.spawn("second", second);
        kit.await("the second call returns, or waits for the lock", () -> PausingList.endedOrBlocked(other));
        map.release();
        kit.await("the call that was stopped in the map returns", stopped);
        kit.await("the call on the other thread returns", other);
    }

    private Store filled() {
        Store store = stores.get();
        store.add(stored);
        store.list().size();
        store.listKeys().size();
        return store;
    }

    @SuppressWarnings("unchecked")
    private static List<WatchedMap<String, KubeObject>> watch(Store store) {
        List<WatchedMap<String, KubeObject>> watched = new ArrayList<>();
        for (Class<?> c = store.getClass(); c.getClassLoader() != null; c = c.getSuperclass()) { // not the fields of JDK classes
            for (Field field : c.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || !field.getType().isAssignableFrom(WatchedMap.class)) {
                    continue;
                }
                try {
                    field.setAccessible(true);
                    if (field.get(store) instanceof Map<?, ?> map && isPlain(map)) {
                        WatchedMap<String, KubeObject> mine = new WatchedMap<>((Map<String, KubeObject>) map);
                        field.set(store, mine);
                        watched.add(mine);
                    }
                } catch (IllegalAccessException | RuntimeException e) {
                    // a field that cannot be set: the tests with many threads remain
                }
            }
        }
        return watched;
    }

    private static boolean isPlain(Map<?, ?> map) {
        String name = map.getClass().getName();
        return name.matches("java\\.util\\.(HashMap|LinkedHashMap|TreeMap|ImmutableCollections\\$.*)");
    }
}
