package replay.internal.request;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The format of a response, as the Accept header requests it. */
public enum ResponseFormat {
    JSON,
    YAML,
    TABLE,
    PARTIAL;

    private static final String AVAILABLE =
            "application/json, application/yaml, application/json;stream=watch (this replay speaks no protobuf)";

    /** Returns the first supported format of the header. Throws 406 if there is none. */
    public static ResponseFormat of(String accept, boolean watch) {
        if (accept.isBlank()) {
            return JSON;
        }
        for (String part : accept.split(",")) {
            String[] words = part.strip().split("\\s*;\\s*");
            Set<String> parameters = new HashSet<>(Arrays.asList(words).subList(1, words.length));
            switch (words[0]) {
                case "application/json", "*/*", "application/*" -> {
                    boolean plain = parameters.stream().noneMatch(p -> p.startsWith("as="));
                    boolean v1 = parameters.contains("g=meta.k8s.io") && parameters.contains("v=v1");
                    if (plain) {
                        return JSON;
                    } else if (v1 && parameters.contains("as=Table")) {
                        return TABLE;
                    } else if (v1 && parameters.stream().anyMatch(p -> p.startsWith("as=PartialObjectMetadata"))) {
                        return PARTIAL;
                    }
                }
                case "application/yaml" -> {
                    if (!watch) {
                        return YAML;
                    }
                }
                default -> {
                    // not supported: try the next one
                }
            }
        }
        throw Statuses.notAcceptable(AVAILABLE);
    }
}
