package replay.internal.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.FieldSelector;
import informers.api.LabelSelector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import replay.internal.json.JsonTrees;
import replay.internal.tape.ServedResource;

/** Selects objects of a resource by namespace ({@code ""} for all), labels and fields. Immutable. */
public record Selection(String namespace, LabelSelector labels, FieldSelector fields) {

    private static final Pattern OPEN = Pattern.compile("at character ([0-9]{1,6}): expected '\\('");

    public static Selection of(String namespace, String labelSelector, String fieldSelector, ServedResource resource) {
        LabelSelector labels;
        FieldSelector fields;
        try {
            labels = LabelSelector.parse(labelSelector);
        } catch (IllegalArgumentException e) {
            throw Statuses.badRequest("unable to parse requirement: " + words(labelSelector, e.getMessage()));
        }
        try {
            fields = FieldSelector.parse(fieldSelector);
        } catch (IllegalArgumentException e) {
            throw Statuses.badRequest("invalid field selector: " + e.getMessage());
        }
        SelectableFields.check(fields, resource);
        return new Selection(namespace, labels, fields);
    }

    /** Returns the server's message, which quotes the unexpected token. */
    private static String words(String selector, String message) {
        Matcher open = OPEN.matcher(message);
        if (!open.find() || Integer.parseInt(open.group(1)) > selector.length()) {
            return message;
        }
        String found =
                selector.substring(Integer.parseInt(open.group(1)) - 1).strip().replaceFirst("[\\s,()=!].*", "");
        return "found '" + found + "' expected: '('";
    }

    boolean inNamespace(ObjectNode stored) {
        return namespace.isEmpty() || namespace.equals(JsonTrees.metaText(stored, "namespace"));
    }

    public boolean matches(ObjectNode stored) {
        return inNamespace(stored)
                && (labels.isEverything() || labels.matches(JsonTrees.labels(stored)))
                && (fields.isEverything() || fields.matches(field -> SelectableFields.value(stored, field)));
    }

    public boolean hasSelector() {
        return !labels.isEverything() || !fields.isEverything();
    }
}
