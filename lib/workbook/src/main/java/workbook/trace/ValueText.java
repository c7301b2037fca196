package workbook.trace;

import informers.api.DeletedObject;
import informers.queue.Delta;
import informers.queue.Deltas;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Formats values as text. Unordered collections are sorted, so that two traces can be compared. */
final class ValueText {
    private ValueText() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof Delta<?> delta) {
            return of(delta);
        }
        if (value instanceof Deltas<?> deltas) {
            return of(deltas.list());
        }
        if (value instanceof DeletedObject<?> gone) {
            return gone.finalStateUnknown()
                    ? gone.key() + " (its deletion was missed; last known: " + of(gone.lastKnown()) + ")"
                    : of(gone.lastKnown());
        }
        if (value instanceof Map<?, ?> map) {
            boolean ordered = map instanceof LinkedHashMap || map instanceof SortedMap;
            return list(
                    map.entrySet().stream().map(entry -> of(entry.getKey()) + " has " + of(entry.getValue())),
                    ordered,
                    "; ");
        }
        if (value instanceof Collection<?> all) {
            boolean ordered = !(all instanceof Set) || all instanceof LinkedHashSet || all instanceof SortedSet;
            return list(all.stream().map(ValueText::of), ordered, ", ");
        }
        if (value instanceof Object[] array) {
            return of(Arrays.asList(array));
        }
        return hasText(value) ? String.valueOf(value) : name(value.getClass());
    }

    /** The text of {@code Object.toString()} differs in each run. */
    private static boolean hasText(Object value) {
        try {
            return value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has toString()", e);
        }
    }

    private static String name(Class<?> type) {
        return type.isHidden() ? "a function" : "a " + type.getSimpleName();
    }

    /** Such as {@code Added {pod-1 1}}. */
    private static String of(Delta<?> delta) {
        return switch (delta.type()) {
            case ADDED, UPDATED, REPLACED, SYNC -> delta.type() + " " + of(delta.object());
            case DELETED -> delta.type() + " " + of(delta.deleted());
            default -> delta.toString();
        };
    }

    private static String list(Stream<String> texts, boolean ordered, String separator) {
        String text = (ordered ? texts : texts.sorted()).collect(Collectors.joining(separator));
        return text.isEmpty() ? "empty" : text;
    }
}
