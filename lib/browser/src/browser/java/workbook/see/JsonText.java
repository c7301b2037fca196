package workbook.see;

import informers.api.JsonTrees;
import java.util.Iterator;
import java.util.Map;

/** Writes as JSON what the engine answers with: maps, lists, texts, numbers, and what is wrong. */
public final class JsonText {
    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    public static String of(Object value) {
        JsonText text = new JsonText();
        text.write(value);
        return text.out.toString();
    }

    private void write(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(before);
                JsonTrees.quote(String.valueOf(entry.getKey()), out);
                out.append(':');
                write(entry.getValue());
                before = ',';
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof Iterable<?> all) {
            out.append('[');
            for (Iterator<?> each = all.iterator(); each.hasNext(); ) {
                write(each.next());
                out.append(each.hasNext() ? "," : "");
            }
            out.append(']');
        } else if (value instanceof Trouble trouble) {
            out.append("{\"message\":");
            JsonTrees.quote(trouble.message(), out);
            out.append(",\"place\":null}");
        } else {
            JsonTrees.quote(value.toString(), out);
        }
    }
}
