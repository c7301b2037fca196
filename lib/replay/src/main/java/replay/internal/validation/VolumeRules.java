package replay.internal.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Validates the volumes of a pod. Corresponds to {@code ValidateVolumes}. Stateless. */
final class VolumeRules {
    private VolumeRules() {}

    /** Validates the volumes and returns their names. */
    static Set<String> check(Part volumes) {
        Set<String> names = new HashSet<>();
        for (Part volume : volumes.elements()) {
            ContainerRules.uniqueLabel(volume.field("name"), names);
            source(volume);
        }
        return names;
    }

    private static void source(Part volume) {
        volume.value()
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(field -> !field.equals("name"))
                .skip(1)
                .forEach(source -> volume.field(source).forbidden("may not specify more than 1 volume type"));
        need(volume, "hostPath", "path");
        need(volume, "secret", "secretName");
        need(volume, "configMap", "name");
        need(volume, "persistentVolumeClaim", "claimName");
        need(volume, "nfs", "server");
        need(volume, "nfs", "path");
        need(volume, "csi", "driver");
        items(volume.way("configMap.items"));
        items(volume.way("secret.items"));
    }

    private static void need(Part volume, String source, String field) {
        if (volume.value().has(source)) {
            volume.field(source).field(field).needsText();
        }
    }

    private static void items(Part items) {
        for (Part item : items.elements()) {
            item.field("key").needsText();
            Part path = item.field("path");
            if (path.needsText() && path.text().startsWith("/")) {
                path.invalid("must be a relative path");
            } else if (List.of(path.text().split("/")).contains("..")) {
                path.invalid("must not contain '..'");
            }
        }
    }
}
