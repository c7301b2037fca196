package workbook.grade;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of an answer call before each of their steps when {@link StepCode} has changed them. On a thread that no {@link
 * Interleavings} observes, these methods do nothing. Each calls the observer of its own thread.
 */
public final class Steps {
    private static final ThreadLocal<@Nullable Observer> OBSERVER = new ThreadLocal<>();

    /** The methods that return a view of their receiver. They read it. */
    private static final Set<String> VIEWS = Set.of(
            "values",
            "keySet",
            "entrySet",
            "navigableKeySet",
            "descendingMap",
            "descendingKeySet",
            "descendingSet",
            "headMap",
            "tailMap",
            "subMap",
            "headSet",
            "tailSet",
            "subSet",
            "subList",
            "iterator",
            "listIterator",
            "descendingIterator",
            "spliterator",
            "stream",
            "map",
            "filter",
            "flatMap",
            "mapToObj",
            "mapToInt",
            "sorted",
            "distinct",
            "limit",
            "skip",
            "peek");

    /** The other methods that only read their receiver. */
    private static final Set<String> READS = Set.of(
            "get",
            "getOrDefault",
            "containsKey",
            "containsValue",
            "contains",
            "containsAll",
            "isEmpty",
            "size",
            "forEach",
            "toArray",
            "hasNext",
            "next",
            "indexOf",
            "lastIndexOf",
            "equals",
            "hashCode",
            "toString",
            "peekFirst",
            "peekLast",
            "getFirst",
            "getLast",
            "first",
            "last",
            "firstKey",
            "lastKey",
            "firstEntry",
            "lastEntry",
            "ceiling",
            "floor",
            "higher",
            "lower",
            "ceilingKey",
            "floorKey",
            "ceilingEntry",
            "floorEntry",
            "element");

    private Steps() {}

    /** Receives the steps of one thread. */
    interface Observer {
        /**
         * Called before a step.
         *
         * @param target the object that the step uses; null if it uses none that needs a lock
         * @param field the field that the step reads or writes; "" if target is a collection
         * @param write whether the step changes the target or the field
         */
        void before(@Nullable Object target, String field, boolean write);

        /** The collections that views belong to. */
        Map<Object, Object> owners();

        /** The receiver of the last call. */
        Object[] last();
    }

    /** Observes the current thread, until it is called with null. */
    static void observe(@Nullable Observer observer) {
        if (observer == null) {
            OBSERVER.remove();
        } else {
            OBSERVER.set(observer);
        }
    }

    /** Returns whether a method of this name, or a constructor, reads a collection that is passed to it. */
    static boolean readsArguments(String method) {
        return Set.of("<init>", "copyOf", "addAll", "putAll", "removeAll", "retainAll", "containsAll", "equals")
                .contains(method);
    }

    /** Returns whether a method of this name returns a view of its receiver. */
    static boolean isView(String method) {
        return VIEWS.contains(method);
    }

    private static void before(@Nullable Object target, String field, boolean write) {
        Observer observer = OBSERVER.get();
        if (observer != null) {
            observer.before(target, field, write);
        }
    }

    /** A step that uses no shared object by itself. */
    public static void step() {
        before(null, "", false);
    }

    /** A plain field is read. */
    public static void reads(Object owner, String field) {
        before(owner, field, false);
    }

    /** A plain field is written. */
    public static void writes(Object owner, String field) {
        before(owner, field, true);
    }

    /** A volatile field is read or written. */
    public static void uses(Object owner, String field) {
        step();
    }

    /** A method of an object is called. */
    public static void calls(@Nullable Object target, String method) {
        Observer observer = OBSERVER.get();
        if (observer != null) {
            observer.last()[0] = target;
            Object root = root(observer, target);
            observer.before(root, "", root != null && !isRead(target, method));
        }
    }

    /** A collection is passed to a method of the JDK, which reads it. */
    public static void passes(@Nullable Object argument) {
        Observer observer = OBSERVER.get();
        if (observer != null) {
            Object root = root(observer, argument);
            if (root != null) {
                observer.before(root, "", false);
            }
        }
    }

    /** The last call returned a view of its receiver. */
    public static void view(@Nullable Object returned) {
        Observer observer = OBSERVER.get();
        if (observer != null && returned != null) {
            Object root = root(observer, observer.last()[0]);
            if (root != null && root != returned && (isCollection(returned) || returned instanceof BaseStream)) {
                observer.owners().put(returned, root);
            }
        }
    }

    private static boolean isRead(@Nullable Object target, String method) {
        return target instanceof BaseStream || isView(method) || READS.contains(method);
    }

    /** Returns the collection that needs a lock: the target, or what the target is a view of; null if there is none. */
    private static @Nullable Object root(Observer observer, @Nullable Object target) {
        if (target == null) {
            return null;
        }
        Object owner = observer.owners().get(target);
        return owner != null ? owner : needsLock(target) ? target : null;
    }

    private static boolean isCollection(Object object) {
        return object instanceof Collection || object instanceof Map || object instanceof Iterator;
    }

    /** Returns whether two threads must not use this collection at the same time if one of them changes it. */
    private static boolean needsLock(Object object) {
        String name = object.getClass().getName();
        return (object instanceof Collection || object instanceof Map)
                && name.startsWith("java.util.")
                && !name.startsWith("java.util.concurrent.")
                && name.matches("java\\.util\\.(\\w*(Map|Set|List|Deque|Queue))");
    }
}
