package workbook.stage;

import informers.informer.Notification;
import informers.queue.Delta;
import informers.queue.Deltas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a part that has no method for what it holds: a queue, or the buffer of a handler. Read from its fields, whatever their
 * names, so that the learner's class is shown as the library's is.
 */
final class Contents {
    private Contents() {}

    /**
     * Returns what a queue or a buffer holds, in order.
     *
     * @param given objects that the part was given and that are no part of it, such as the store of a queue
     */
    static List<String> of(Object part, List<?> given) {
        Collection<Object> fields = AnswerFields.of(part, given).values();
        for (Object field : fields) {
            if (field instanceof Map<?, ?> map && holdsEntries(map.values())) {
                return inOrder(map, fields);
            }
        }
        for (Object field : fields) {
            if (field instanceof Collection<?> entries && holdsEntries(entries)) {
                return entries.stream().map(Contents::text).toList();
            }
        }
        return List.of();
    }

    /** A map has no order of its own, if another field holds its keys in the order of a queue. */
    private static List<String> inOrder(Map<?, ?> map, Collection<Object> fields) {
        Collection<?> keys = map.keySet();
        for (Object field : fields) {
            if (field instanceof Collection<?> queue
                    && queue.size() == map.size()
                    && map.keySet().containsAll(queue)) {
                keys = queue;
            }
        }
        List<String> rows = new ArrayList<>();
        keys.forEach(key -> rows.add(key + ": " + text(map.get(key))));
        return rows;
    }

    private static boolean holdsEntries(Collection<?> values) {
        return !values.isEmpty() && values.stream().allMatch(Contents::isEntry);
    }

    private static boolean isEntry(Object value) {
        return value instanceof Delta
                || value instanceof Deltas
                || value instanceof Notification
                || (value instanceof Collection<?> many && holdsEntries(many));
    }

    private static String text(@Nullable Object entry) {
        if (entry instanceof Delta<?> delta) {
            return StageText.of(delta);
        }
        if (entry instanceof Notification<?> notification) {
            return StageText.of(notification);
        }
        if (entry instanceof Iterable<?> many) {
            return StreamSupport.stream(many.spliterator(), false)
                    .map(Contents::text)
                    .collect(Collectors.joining(", "));
        }
        return String.valueOf(entry);
    }
}
