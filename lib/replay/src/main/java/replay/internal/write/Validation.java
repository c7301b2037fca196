package replay.internal.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import replay.internal.crd.CrdDiscovery;
import replay.internal.crd.SchemaCheck;
import replay.internal.request.Statuses;
import replay.internal.tape.ServedResource;
import replay.internal.validation.FieldErrors;
import replay.internal.validation.ObjectRules;

/** Validates an object and throws 422 with a cause for each field error. */
final class Validation {
    private Validation() {}

    /**
     * @param before the object before the update, with current defaults; null for a new object
     * @param definition the CustomResourceDefinition; null for a built-in kind
     */
    static void check(
            ServedResource resource, ObjectNode object, @Nullable ObjectNode before, @Nullable ObjectNode definition) {
        FieldErrors errors = new FieldErrors();
        ObjectRules.check(resource.gvr().groupResource(), object, before, resource.custom(), errors);
        if (definition != null) {
            SchemaCheck.check(
                    object,
                    CrdDiscovery.version(definition, resource.gvr().version()).at("/schema/openAPIV3Schema"),
                    errors);
        }
        Statuses.refuseInvalid(resource, object, errors);
    }
}
