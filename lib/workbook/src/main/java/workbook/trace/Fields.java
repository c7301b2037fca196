package workbook.trace;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The state of an object, by its fields: what is counted, listed or mapped. Locks, functions and the like say nothing and
 * are left out. An object of ours is looked into: the library's answer to a chapter most often holds the library's class.
 */
final class Fields {
    private static final int DEPTH = 4;

    private final Map<String, Object> found = new LinkedHashMap<>();
    private final List<?> given;

    private Fields(List<?> given) {
        this.given = given;
    }

    /**
     * @param given what the object was given and is not part of it, such as a store beside a queue: not looked into
     */
    static Map<String, Object> of(Object object, List<?> given) {
        Fields fields = new Fields(given);
        fields.look(object, DEPTH);
        return fields.found;
    }

    private void look(Object object, int depth) {
        for (Class<?> type = object.getClass(); type != null && isOurs(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
                    continue;
                }
                Object value = value(field, object);
                boolean cannotChange = Modifier.isFinal(field.getModifiers()) && (value == null || isValue(value));
                if (!cannotChange) {
                    take(field.getName(), value, depth);
                }
            }
        }
    }

    private void take(String name, @Nullable Object value, int depth) {
        if (given.stream().anyMatch(one -> one == value)) {
            return;
        }
        if (value == null || isValue(value) || holdsValues(value)) {
            String free = name;
            for (int i = 2; found.containsKey(free); i++) {
                free = name + " " + i;
            }
            found.put(free, value == null ? Optional.empty() : value);
        } else if (value instanceof AtomicReference<?> reference) {
            take(name, reference.get(), depth);
        } else if (depth > 1 && isOurs(value.getClass()) && !value.getClass().isHidden() && !isSeam(value)) {
            look(value, depth - 1);
        }
    }

    /** Of which there is nothing to look into, and which is what it is. */
    private static boolean isValue(Object value) {
        return value instanceof CharSequence
                || value instanceof Optional
                || value instanceof Enum
                || value instanceof Record
                || value instanceof Boolean
                || (value instanceof Number && !holdsValues(value));
    }

    private static boolean holdsValues(Object value) {
        return value instanceof Collection
                || value instanceof Map
                || value instanceof Object[]
                || value instanceof AtomicBoolean
                || value instanceof AtomicInteger
                || value instanceof AtomicLong;
    }

    /** What grows and counts; of the rest, a change is worth a line, and its first value is not. */
    static boolean isShownAtFirst(Object value) {
        return holdsValues(value) || value instanceof Number || value instanceof Boolean;
    }

    /** Threads and clocks are not what a trace is about. */
    private static boolean isSeam(Object value) {
        return value.getClass().getName().startsWith("informers.util.");
    }

    /** Chapters and answers are in the default package. */
    private static boolean isOurs(Class<?> type) {
        String name = type.getName();
        return type.getPackageName().isEmpty() || name.startsWith("informers.") || name.startsWith("workbook.");
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("after setAccessible(true)", e);
        }
    }
}
