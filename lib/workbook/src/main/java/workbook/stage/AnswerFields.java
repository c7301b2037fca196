package workbook.stage;

import informers.util.Concurrency;
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
 * The state of an object, by its fields: numbers, texts and collections. Locks, functions and the like are left out. Fields of nested
 * objects of this project are included, because the library's answer to a chapter usually wraps the library's class.
 */
public final class AnswerFields {
    private static final int DEPTH = 4;

    private final Map<String, Object> found = new LinkedHashMap<>();
    private final List<?> given;

    private AnswerFields(List<?> given) {
        this.given = given;
    }

    /**
     * Returns the values by field name.
     *
     * @param given the constructor arguments, which are not part of the state, such as a store of a queue; they are left out
     */
    public static Map<String, Object> of(Object object, List<?> given) {
        AnswerFields fields = new AnswerFields(given);
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
        } else if (depth > 1 && isOurs(value.getClass()) && !isConcurrency(value)) {
            look(value, depth - 1);
        }
    }

    /** Returns whether the object is a value, without fields of interest. */
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

    /** Returns whether the first value is printed: that of collections and numbers. Of other fields only changes are printed. */
    public static boolean isShownAtFirst(Object value) {
        return holdsValues(value) || value instanceof Number || value instanceof Boolean;
    }

    /** Returns whether the object is about threads and time, which a trace does not show. */
    private static boolean isConcurrency(Object value) {
        String name = value.getClass().getName();
        return value instanceof Concurrency
                || value instanceof Concurrency.Monitor
                || value instanceof Concurrency.SharedLock
                || name.startsWith("informers.util.")
                || name.startsWith("informers.internal.util.");
    }

    /** Returns whether the class is of this project, and no lambda's. Chapters and answers are in the unnamed package. */
    private static boolean isOurs(Class<?> type) {
        String name = type.getName();
        return !name.contains("$$Lambda")
                && (name.indexOf('.') < 0 || name.startsWith("informers.") || name.startsWith("workbook."));
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
