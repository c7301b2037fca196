package replay.internal.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.FieldSelector;
import informers.api.LabelSelector;
import informers.api.ShardSelector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import replay.internal.json.JsonTrees;
import replay.internal.tape.ServedResource;

/**
 * Selects objects of a resource by namespace ({@code ""} for all), labels, fields and shard. Immutable.
 *
 * @param shard null for all shards
 */
public record Selection(
        String namespace,
        LabelSelector labels,
        FieldSelector fields,
        @Nullable ShardSelector shard) {

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
        return new Selection(namespace, labels, fields, null);
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

    /** Returns the selection of a list or a watch. Throws 500 without a reason if it has a malformed shard, as in 1.36. */
    public static Selection of(String namespace, ListQuery query, ServedResource resource) {
        Selection all = of(namespace, query.labelSelector(), query.fieldSelector(), resource);
        if (query.shardSelector().isEmpty()) {
            return all;
        }
        try {
            return new Selection(namespace, all.labels(), all.fields(), ShardSelector.parse(query.shardSelector()));
        } catch (IllegalArgumentException e) {
            throw Statuses.internalError("invalid shard selector: " + e.getMessage());
        }
    }

    boolean inNamespace(ObjectNode stored) {
        return namespace.isEmpty() || namespace.equals(JsonTrees.metaText(stored, "namespace"));
    }

    public boolean matches(ObjectNode stored) {
        return inNamespace(stored)
                && (shard == null
                        || shard.matches(JsonTrees.metaText(stored, "uid"), JsonTrees.metaText(stored, "namespace")))
                && (labels.isEverything() || labels.matches(JsonTrees.labels(stored)))
                && (fields.isEverything() || fields.matches(field -> SelectableFields.value(stored, field)));
    }

    public boolean hasSelector() {
        return !labels.isEverything() || !fields.isEverything() || shard != null;
    }
}
