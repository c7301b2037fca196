package workbook.tape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import workbook.crd.SchemaCheck;
import workbook.crd.Served;
import workbook.validation.FieldErrors;
import workbook.validation.ObjectRules;

/** Refuses an object that breaks a rule of its kind, with a cause for each wrong field. */
final class Validation {
    private Validation() {}

    /**
     * @param before what it was, with the defaults of today; null for a new object
     * @param definition the CustomResourceDefinition; null for a built-in kind
     */
    static void check(
            ApiResource resource, ObjectNode object, @Nullable ObjectNode before, @Nullable ObjectNode definition) {
        FieldErrors errors = new FieldErrors();
        ObjectRules.check(resource.gvr().groupResource(), object, before, resource.custom(), errors);
        if (definition != null) {
            SchemaCheck.check(
                    object, Served.version(definition, resource.gvr().version()).at("/schema/openAPIV3Schema"), errors);
        }
        refuse(resource, object, errors);
    }

    /** Throws 422 if there are errors. */
    static void refuse(ApiResource resource, ObjectNode object, FieldErrors errors) {
        if (!errors.isEmpty()) {
            List<Statuses.Cause> causes = errors.all().stream()
                    .map(e -> new Statuses.Cause(e.reason(), e.message(), e.field()))
                    .toList();
            throw Statuses.invalid(resource.gvr().group(), resource.kind(), Trees.metaText(object, "name"), causes);
        }
    }
}
