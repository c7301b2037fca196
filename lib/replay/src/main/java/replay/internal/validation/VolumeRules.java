package replay.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Validates the volumes of a pod. Corresponds to {@code ValidateVolumes}. Stateless. */
final class VolumeRules {
    private VolumeRules() {}

    /** Validates the volumes and returns their names. */
    static Set<String> check(JsonNode volumes, String at, FieldErrors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode volume = volumes.get(i);
            String here = at + "[" + i + "]";
            String name = volume.path("name").asText();
            if (name.isEmpty()) {
                errors.required(here + ".name");
            } else {
                Names.label(name).forEach(problem -> errors.invalid(here + ".name", name, problem));
                if (!names.add(name)) {
                    errors.duplicate(here + ".name", volume.get("name"));
                }
            }
            source(volume, here, errors);
        }
        return names;
    }

    private static void source(JsonNode volume, String at, FieldErrors errors) {
        List<String> sources = new ArrayList<>();
        volume.fieldNames().forEachRemaining(field -> {
            if (!field.equals("name")) {
                sources.add(field);
            }
        });
        sources.stream()
                .skip(1)
                .forEach(s -> errors.forbidden(at + "." + s, "may not specify more than 1 volume type"));
        need(volume, at, "hostPath", "path", errors);
        need(volume, at, "secret", "secretName", errors);
        need(volume, at, "configMap", "name", errors);
        need(volume, at, "persistentVolumeClaim", "claimName", errors);
        need(volume, at, "nfs", "server", errors);
        need(volume, at, "nfs", "path", errors);
        need(volume, at, "csi", "driver", errors);
        for (String source : new String[] {"configMap", "secret"}) {
            items(volume.path(source).path("items"), at + "." + source + ".items", errors);
        }
    }

    private static void need(JsonNode volume, String at, String source, String field, FieldErrors errors) {
        if (volume.has(source) && volume.path(source).path(field).asText().isEmpty()) {
            errors.required(at + "." + source + "." + field);
        }
    }

    private static void items(JsonNode items, String at, FieldErrors errors) {
        for (int i = 0; i < items.size(); i++) {
            String here = at + "[" + i + "]";
            if (items.get(i).path("key").asText().isEmpty()) {
                errors.required(here + ".key");
            }
            String path = items.get(i).path("path").asText();
            if (path.isEmpty()) {
                errors.required(here + ".path");
            } else if (path.startsWith("/")) {
                errors.invalid(here + ".path", path, "must be a relative path");
            } else if (List.of(path.split("/")).contains("..")) {
                errors.invalid(here + ".path", path, "must not contain '..'");
            }
        }
    }
}
