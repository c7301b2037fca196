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
 * Finds out whether a store locks its map, {@code synchronized (items)}, and a replace puts another map there: then
 * whoever waited for the old one's lock goes on in the new one, without its lock.
 *
 * <p>No luck is needed: the test takes the map's own lock, and so decides who goes on, and when.
 */
final class LockOfTheMap {
    private final Kit kit;
    private final Store store;
    private final Field field;

    private LockOfTheMap(Kit kit, Store store, Field field) {
        this.kit = kit;
        this.store = store;
        this.field = field;
    }

    /** Fails if it is so. */
    static void check(Kit kit, Store store, List<KubeObject> before, List<KubeObject> after) {
        for (Class<?> c = store.getClass(); c.getClassLoader() != null; c = c.getSuperclass()) { // not into the JDK
            for (Field field : c.getDeclaredFields()) {
                if (Map.class.isAssignableFrom(field.getType())) {
                    field.setAccessible(true);
                    new LockOfTheMap(kit, store, field).check(before, after);
                }
            }
        }
    }

    private void check(List<KubeObject> before, List<KubeObject> after) {
        if (!replaceWaitsForIt(before)) {
            return; // another lock, or none: that is for the other tests
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
            store.replace(after); // this thread has the lock that it takes
            fresh = map();
            if (fresh == old) {
                return; // one map, one lock
            }
            kit.spawn("somebody who has the new map's lock", () -> {
                synchronized (fresh) {
                    held.countDown();
                    until.await();
                }
            });
            kit.await("somebody has the new map's lock", held);
        }
        kit.await("list() goes on after a replace", () -> !reader.isAlive() || waitsFor(reader, fresh));
        boolean wentOn = !reader.isAlive();
        until.countDown();
        if (wentOn) {
            fail("Your lock is the map: synchronized (" + field.getName() + "). A list() waited for it while replace() put"
                    + " another map in its place. Then it went on, with the lock of the old map, in the new one, whose lock"
                    + " somebody else had: two at once. Every method takes the same lock, always: this, or a final field."
                    + " README: One lock.");
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
        kit.await("replace() comes to its end", replacing);
        return waits;
    }

    private Thread startAndStop(String name, Runnable body) {
        Thread thread = kit.spawn(name, body::run);
        kit.await(name + " comes to its end, or waits for a lock", () -> HeldList.endedOrWaits(thread));
        return thread;
    }

    /** For this lock, and with no other in its hands. */
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
            throw new AssertionError("it was made accessible", e);
        }
    }
}
