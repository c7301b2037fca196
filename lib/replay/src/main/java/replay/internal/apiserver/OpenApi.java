package replay.internal.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import replay.internal.cluster.ResponseEncoder;
import replay.internal.cluster.ServedApis;
import replay.internal.crd.CrdDiscovery;
import replay.internal.json.JsonTrees;
import replay.internal.request.ApiResponse;
import replay.internal.request.Statuses;
import replay.internal.schema.OpenApiSchemas;
import replay.internal.tape.ResourceCatalog;
import replay.internal.tape.ServedResource;

/**
 * Serves the OpenAPI documents that kubectl reads before it creates or applies (they announce that the server
 * validates fields), and for {@code kubectl explain}: the fields of each kind and their types. They are derived, not
 * recorded, and have no descriptions.
 */
final class OpenApi {
    private static final String ROOT = "/openapi/v3";

    private OpenApi() {}

    static Optional<ApiResponse> handle(ServedApis apis, String path, String accept) {
        if (accept.contains("protobuf") && !accept.contains("json")) {
            throw Statuses.notAcceptable("application/json");
        }
        ResourceCatalog catalog = apis.catalog();
        if (path.equals(ROOT)) {
            ObjectNode root = JsonTrees.object();
            ObjectNode paths = root.putObject("paths");
            for (ServedResource resource : catalog.all()) {
                String prefix = prefix(resource);
                if (!paths.has(prefix)) {
                    paths.putObject(prefix).put("serverRelativeURL", ROOT + "/" + prefix);
                }
            }
            return Optional.of(ResponseEncoder.json(200, root));
        }
        ObjectNode document = JsonTrees.object().put("openapi", "3.0.0");
        document.putObject("info")
                .put("title", "Kubernetes (derived, without descriptions)")
                .put("version", "v1");
        ObjectNode paths = document.putObject("paths");
        for (ServedResource resource : catalog.all()) {
            if (path.equals(ROOT + "/" + prefix(resource)) && resource.verbs().contains("patch")) {
                describe(resource, paths);
                ObjectNode schemas = document.withObject("/components/schemas");
                Optional<ObjectNode> definition = apis.definition(resource);
                if (definition.isPresent()) {
                    custom(schemas, resource, definition.get());
                } else {
                    OpenApiSchemas.add(
                            schemas, resource.gvr().group(), resource.gvr().version(), resource.kind());
                }
            }
        }
        return Optional.of(paths.isEmpty() ? Discovery.pageNotFound() : ResponseEncoder.json(200, document));
    }

    /** Adds the schema of a CustomResourceDefinition, with the fields that every object has. */
    private static void custom(ObjectNode schemas, ServedResource resource, ObjectNode definition) {
        List<String> domain = Arrays.asList(resource.gvr().group().split("\\."));
        Collections.reverse(domain);
        ObjectNode schema = schemas.putObject(
                String.join(".", domain) + "." + resource.gvr().version() + "." + resource.kind());
        JsonNode own =
                CrdDiscovery.version(definition, resource.gvr().version()).at("/schema/openAPIV3Schema");
        if (own instanceof ObjectNode written) {
            schema.setAll(written.deepCopy());
        }
        ObjectNode properties = schema.withObject("/properties");
        properties.putObject("apiVersion").put("type", "string");
        properties.putObject("kind").put("type", "string");
        properties.putObject("metadata").put("type", "object");
        schema.putArray("x-kubernetes-group-version-kind")
                .addObject()
                .put("group", resource.gvr().group())
                .put("version", resource.gvr().version())
                .put("kind", resource.kind());
    }

    /** Returns the OpenAPI v2 document, which kubectl reads if it does not know a kind. It describes no kind. */
    static ApiResponse second(String accept) {
        String title = "Kubernetes (derived, without schemas)";
        if (!accept.contains("protobuf")) {
            ObjectNode document = JsonTrees.object().put("swagger", "2.0");
            document.putObject("info").put("title", title).put("version", "v1");
            document.putObject("paths");
            document.putObject("definitions");
            return ResponseEncoder.json(200, document);
        }
        byte[] info = protobuf(1, title.getBytes(StandardCharsets.UTF_8), 2, "v1".getBytes(StandardCharsets.UTF_8));
        return new ApiResponse.Body(
                200,
                "application/com.github.proto-openapi.spec.v2.v1.0+protobuf",
                Map.of(),
                protobuf(1, "2.0".getBytes(StandardCharsets.UTF_8), 2, info));
    }

    /** Encodes a protobuf message of two fields, each shorter than 128 bytes. */
    private static byte[] protobuf(int first, byte[] one, int second, byte[] two) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first << 3 | 2);
        out.write(one.length);
        out.writeBytes(one);
        out.write(second << 3 | 2);
        out.write(two.length);
        out.writeBytes(two);
        return out.toByteArray();
    }

    private static String prefix(ServedResource resource) {
        return (resource.gvr().group().isEmpty() ? "api/" : "apis/")
                + resource.gvr().groupVersion();
    }

    private static void describe(ServedResource resource, ObjectNode paths) {
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
