package workbook.tape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The checks of a write that a learner meets: names, and a pod's containers. The real server has thousands. */
final class Validation {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern PATH_SEGMENT = Pattern.compile("[^/%]+");

    private Validation() {}

    static void check(ApiResource resource, ObjectNode object) {
        List<Statuses.Cause> causes = new ArrayList<>();
        String name = Trees.metaText(object, "name");
        checkName(resource, name, causes);
        if (resource.gvr().toString().equals("v1/pods")) {
            checkPodSpec(object.path("spec"), "spec", causes);
        } else if (resource.gvr().group().equals("apps") && object.path("spec").has("template")) {
            checkPodSpec(object.path("spec").path("template").path("spec"), "spec.template.spec", causes);
        }
        if (!causes.isEmpty()) {
            throw Statuses.invalid(resource.gvr().group(), resource.kind(), name, causes);
        }
    }

    private static void checkName(ApiResource resource, String name, List<Statuses.Cause> causes) {
        String kind = resource.gvr().groupResource();
        if (resource.gvr().group().equals("rbac.authorization.k8s.io") || kind.startsWith("events")) {
            if (!PATH_SEGMENT.matcher(name).matches() || name.equals(".") || name.equals("..")) {
                causes.add(invalid(name, "may not contain '/' or '%'"));
            }
        } else if (kind.equals("services")) {
            if (!name.matches(LABEL_1035) || name.length() > 63) {
                causes.add(invalid(
                        name,
                        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
                                + " alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or"
                                + " 'abc-123', regex used for validation is '" + LABEL_1035 + "')"));
            }
        } else if (kind.equals("namespaces")) {
            if (!name.matches(LABEL) || name.length() > 63) {
                causes.add(invalid(
                        name,
                        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must"
                                + " start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex"
                                + " used for validation is '" + LABEL + "')"));
            }
        } else if (!name.matches(SUBDOMAIN) || name.length() > 253) {
            causes.add(invalid(
                    name,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                            + " validation is '" + SUBDOMAIN + "')"));
        }
    }

    private static Statuses.Cause invalid(String name, String why) {
        return new Statuses.Cause("FieldValueInvalid", "Invalid value: \"" + name + "\": " + why, "metadata.name");
    }

    private static void checkPodSpec(JsonNode spec, String at, List<Statuses.Cause> causes) {
        JsonNode containers = spec.path("containers");
        if (containers.isEmpty()) {
            causes.add(required(at + ".containers"));
        }
        for (int i = 0; i < containers.size(); i++) {
            for (String field : List.of("name", "image")) {
                if (containers.get(i).path(field).asText("").isEmpty()) {
                    causes.add(required(at + ".containers[" + i + "]." + field));
                }
            }
        }
        String policy = spec.path("restartPolicy").asText("Always");
        if (!Set.of("Always", "OnFailure", "Never").contains(policy)) {
            causes.add(new Statuses.Cause(
                    "FieldValueNotSupported",
                    "Unsupported value: \"" + policy + "\": supported values: \"Always\", \"OnFailure\", \"Never\"",
                    at + ".restartPolicy"));
        }
    }

    private static Statuses.Cause required(String field) {
        return new Statuses.Cause("FieldValueRequired", "Required value", field);
    }
}
