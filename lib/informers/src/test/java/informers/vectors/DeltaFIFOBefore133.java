package informers.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import informers.queue.Delta;
import informers.queue.DeltaFIFO;
import informers.queue.Deltas;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The compatibility mode for client-go before 1.33: it had AddIfNotPresent, and a process function could request that the
 * entry be put back (ErrRequeue). client-go removed both, so the library does not have them; here they are implemented
 * from outside, with the fields of the same DeltaFIFO.
 */
final class DeltaFIFOBefore133 extends DeltaFIFOSession {
    DeltaFIFOBefore133(JsonNode header) {
        super(header);
    }

    @Override
    void perform(JsonNode operation, Map<String, @Nullable Object> out) throws Exception {
        if (operation.path("op").asText().equals("AddIfNotPresent")) {
            addIfNotPresent(Notation.deltas(Session.texts(operation.path("deltas"))));
        } else {
            super.perform(operation, out);
        }
    }

    @Override
    void pop(String mode, Map<String, @Nullable Object> out) throws InterruptedException {
        if (!mode.equals("requeue")) {
            super.pop(mode, out);
            return;
        }
        Deltas<Thing> popped = queue.pop((deltas, isInInitialList) -> out.put("inInitialList", isInInitialList));
        out.put("item", Notation.texts(popped));
        addIfNotPresent(popped);
        throw new IllegalStateException("boom");
    }

    private void addIfNotPresent(Deltas<Thing> deltas) {
        String key = deltas.key(Thing.KEY);
        Map<String, List<Delta<Thing>>> items = field("items");
        Deque<String> keys = field("queue");
        try {
            declared("populated").setBoolean(queue, true);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        if (!items.containsKey(key)) {
            items.put(key, new ArrayList<>(deltas.list()));
            keys.add(key);
        }
    }

    @SuppressWarnings("unchecked")
    private <F> F field(String name) {
        try {
            return (F) declared(name).get(queue);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Field declared(String name) {
        try {
            Field field = DeltaFIFO.class.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new AssertionError("DeltaFIFO has no field " + name + " any more; change this mode, too", e);
        }
    }
}
