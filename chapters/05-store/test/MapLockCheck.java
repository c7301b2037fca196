import static org.assertj.core.api.Assertions.fail;

import informers.api.KubeObject;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import workbook.grade.Kit;

/**
 * Checks whether a store uses its map as the lock, {@code synchronized (items)}, and replaces the map in a replace. Then a
 * thread that waited for the lock of the old map continues on the new map, without the lock of the new map.
 *
 * <p>The result does not depend on timing: the check holds the map's lock itself, and so controls the order of the threads.
 */
final class MapLockCheck {
    private final Kit kit;
    private final Store store;
    private final Field field;

    private MapLockCheck(Kit kit, Store store, Field field) {
        this.kit = kit;
        this.store = store;
        this.field = field;
    }

    /** Fails if the store uses a map as its lock and replaces it. */
    static void check(Kit kit, Store store, List<KubeObject> before, List<KubeObject> after) {
        for (Class<?> c = store.getClass(); c.getClassLoader() != null; c = c.getSuperclass()) { // not the fields of JDK classes
            for (Field field : c.getDeclaredFields()) {
                if (Map.class.isAssignableFrom(field.getType())) {
                    field.setAccessible(true);
                    new MapLockCheck(kit, store, field).check(before, after);
                }
            }
        }
    }

    private void check(List<KubeObject> before, List<KubeObject> after) {
        if (!replaceWaitsForIt(before)) {
            return; // another lock, or none: the other tests check that
        }
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch until = new CountDownLatch(1);
        Object old = map();
        Thread reader;
        Object fresh;
        synchronized (old) {
            reader = startAndStop("reader", store::list);
            if (!waitsFor(reader, old)) {
                return;
            }
            store.replace(after); // this thread holds the lock that replace() takes
            fresh = map();
            if (fresh == old) {
                return; // one map, one lock
            }
            kit.spawn("holder of the new map's lock", () -> {
                synchronized (fresh) {
                    held.countDown();
                    until.await();
                }
            });
            kit.await("another thread holds the new map's lock", held);
        }
        kit.await("list() continues after a replace", () -> !reader.isAlive() || waitsFor(reader, fresh));
        boolean continued = !reader.isAlive();
        until.countDown();
        if (continued) {
            fail("Your lock is the map: synchronized (" + field.getName() + "). A list() waited for this lock while replace()"
                    + " replaced the map. Then list() read the new map with the lock of the old one, while another thread held"
                    + " the lock of the new one: two threads used the map at the same time. Use one lock that never changes:"
                    + " this, or an object in a final field. README: One lock.");
        }
    }

    private boolean replaceWaitsForIt(List<KubeObject> before) {
        Object map = map();
        Thread replacing;
        boolean waits;
        synchronized (map) {
            replacing = startAndStop("replace", () -> store.replace(before));
            waits = waitsFor(replacing, map);
        }
        kit.await("replace() ends", replacing);
        return waits;
    }

    private Thread startAndStop(String name, Runnable body) {
        Thread thread = kit.spawn(name, body::run);
        kit.await(name + " ends, or waits for a lock", () -> PausingList.endedOrBlocked(thread));
        return thread;
    }

    /** Returns true if the thread waits for this lock and holds no other. */
    private static boolean waitsFor(Thread thread, Object lock) {
        ThreadInfo info = ManagementFactory.getThreadMXBean()
                .getThreadInfo(new long[] {thread.getId()}, true, true)[0];
        LockInfo awaited = info == null ? null : info.getLockInfo();
        return awaited != null
                && awaited.getIdentityHashCode() == System.identityHashCode(lock)
                && info.getLockedMonitors().length + info.getLockedSynchronizers().length == 0;
    }

    private Object map() {
        try {
            Object map = field.get(store);
            return map == null ? new Object() : map;
        } catch (IllegalAccessException e) {
            throw new AssertionError("expected an accessible field: " + field, e);
        }
    }
}
