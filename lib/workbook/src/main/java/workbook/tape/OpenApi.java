package workbook.tape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The little OpenAPI v3 that kubectl reads before it applies or creates: that the server validates fields itself.
 * Derived from discovery, not recorded: the real documents are megabytes of schemas.
 */
final class OpenApi {
    private static final String ROOT = "/openapi/v3";

    private OpenApi() {}

    static Optional<ApiAnswer> answer(Tape tape, String path, String accept) {
        if (accept.contains("protobuf") && !accept.contains("json")) {
            throw Statuses.notAcceptable("application/json");
        }
        if (path.equals(ROOT)) {
            ObjectNode root = Trees.object();
            ObjectNode paths = root.putObject("paths");
            for (ApiResource resource : tape.catalog().all()) {
                String prefix = prefix(resource);
                if (!paths.has(prefix)) {
                    paths.putObject(prefix).put("serverRelativeURL", ROOT + "/" + prefix);
                }
            }
            return Optional.of(Forms.json(200, root));
        }
        ObjectNode document = Trees.object().put("openapi", "3.0.0");
        document.putObject("info")
                .put("title", "Kubernetes (derived, without schemas)")
                .put("version", "v1");
        ObjectNode paths = document.putObject("paths");
        for (ApiResource resource : tape.catalog().all()) {
            if (path.equals(ROOT + "/" + prefix(resource)) && resource.verbs().contains("patch")) {
                describe(resource, paths);
            }
        }
        return Optional.of(paths.isEmpty() ? Discovery.pageNotFound() : Forms.json(200, document));
    }

    private static String prefix(ApiResource resource) {
        return (resource.gvr().group().isEmpty() ? "api/" : "apis/")
                + resource.gvr().groupVersion();
    }

    private static void describe(ApiResource resource, ObjectNode paths) {
        String path = "/" + prefix(resource) + (resource.namespaced() ? "/namespaces/{namespace}/" : "/")
                + resource.gvr().resource() + "/{name}";
        ObjectNode patch = paths.putObject(path).putObject("patch");
        patch.put("x-kubernetes-action", "patch");
        for (String name : new String[] {"dryRun", "fieldManager", "fieldValidation", "force"}) {
            patch.withArray("parameters").addObject().put("name", name).put("in", "query");
        }
        patch.putObject("x-kubernetes-group-version-kind")
                .put("group", resource.gvr().group())
                .put("version", resource.gvr().version())
                .put("kind", resource.kind());
        patch.putObject("responses");
    }
}
