package replay.internal.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import replay.internal.schema.BuiltInKinds;

/** Validates an object of any kind, after decoding and defaulting. Stateless. */
public final class ObjectRules {
    private ObjectRules() {}

    /**
     * Adds the errors of an object.
     *
     * @param groupResource {@code pods}, {@code deployments.apps} ...
     * @param before the object before an update; null for a new one
     * @param custom whether a CustomResourceDefinition defines the kind
     */
    public static void check(
            String groupResource, ObjectNode object, @Nullable ObjectNode before, boolean custom, FieldErrors errors) {
        MetadataRules.check(object, names(groupResource), custom, errors);
        if (before != null) {
            MetadataRules.checkUpdate(before, object, errors);
        }
        if (custom) {
            return;
        }
        own(groupResource, object, errors);
        if (!groupResource.startsWith("customresourcedefinitions")) {
            BuiltInKinds.of(
                            object.path("apiVersion").asText(),
                            object.path("kind").asText())
                    .ifPresent(type -> Numbers.allowedValues(withoutChecked(object), type, "", errors));
        }
        if (before != null) {
            changed(groupResource, before, object, errors);
        }
    }

    /** Removes fields that were validated before, in the server's order, and the status, which users do not write. */
    private static ObjectNode withoutChecked(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        for (String at : new String[] {"/spec", "/spec/template/spec", "/spec/jobTemplate/spec/template/spec"}) {
            if (copy.at(at) instanceof ObjectNode spec) {
                spec.remove("restartPolicy");
            }
        }
        return copy;
    }

    private static Function<String, List<String>> names(String groupResource) {
        if (groupResource.endsWith(".rbac.authorization.k8s.io") || groupResource.startsWith("events")) {
            return Names::pathSegment;
        }
        return switch (groupResource) {
            case "services" -> Names::label1035;
            case "namespaces" -> Names::label;
            default -> Names::subdomain;
        };
    }

    private static void own(String groupResource, ObjectNode object, FieldErrors errors) {
        Part spec = new Part(object.path("spec"), "spec", errors);
        switch (groupResource) {
            case "pods" -> PodRules.spec(spec);
            case "podtemplates" -> PodRules.template(new Part(object.path("template"), "template", errors));
            case "deployments.apps" -> WorkloadRules.deployment(spec);
            case "replicasets.apps" -> WorkloadRules.replicaSet(spec);
            case "statefulsets.apps" -> WorkloadRules.statefulSet(spec);
            case "daemonsets.apps" -> WorkloadRules.daemonSet(spec);
            case "jobs.batch" -> WorkloadRules.job(spec);
            case "cronjobs.batch" -> WorkloadRules.cronJob(spec);
            case "services" -> ServiceRules.check(spec);
            case "configmaps" -> ConfigRules.configMap(object, errors);
            case "secrets" -> ConfigRules.secret(object, errors);
            default -> {
                // only the rules of the schema hold
            }
        }
    }

    private static void changed(String groupResource, ObjectNode before, ObjectNode after, FieldErrors errors) {
        switch (groupResource) {
            case "pods" -> PodRules.checkUpdate(before, after, errors);
            case "deployments.apps", "replicasets.apps", "daemonsets.apps" ->
                MetadataRules.immutable(before, after, "spec.selector", errors);
            case "statefulsets.apps" -> WorkloadRules.statefulSetUpdate(before, after, errors);
            case "jobs.batch" -> {
                for (String field : new String[] {"spec.completions", "spec.selector", "spec.template"}) {
                    MetadataRules.immutable(before, after, field, errors);
                }
            }
            case "services" -> ServiceRules.checkUpdate(before, after, errors);
            case "configmaps" -> ConfigRules.checkUpdate(before, after, errors);
            case "secrets" -> {
                MetadataRules.immutable(before, after, "type", errors);
                ConfigRules.checkUpdate(before, after, errors);
            }
            case "roles.rbac.authorization.k8s.io" -> {
                // all fields may change
            }
            case "rolebindings.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io" -> {
                if (!before.path("roleRef").equals(after.path("roleRef"))) {
                    errors.invalid("roleRef", after.path("roleRef"), "cannot change roleRef");
                }
            }
            default -> {
                // the immutable fields of other kinds are not known here
            }
        }
    }
}
