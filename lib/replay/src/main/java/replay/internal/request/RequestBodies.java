package replay.internal.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.DecodeException;
import informers.api.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import replay.internal.json.JsonTrees;
import replay.internal.schema.DecodeError;
import replay.internal.schema.Protobuf;

/** Parses the bodies of writes. */
public final class RequestBodies {
    static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    private RequestBodies() {}

    /** Returns the media type without parameters such as the charset. */
    public static String mediaType(ApiRequest request) {
        return request.contentType().split(";")[0].strip();
    }

    /** Returns the object of a POST or PUT. Its kind and apiVersion must be those of the resource, or absent. */
    public static ObjectNode object(ApiRequest request, String apiVersion, String kind) {
        ObjectNode object = switch (mediaType(request)) {
            case "", "application/json" -> json(request, kind);
            case "application/yaml" -> yaml(request);
            case PROTOBUF -> protobuf(request);
            default ->
                throw Statuses.unsupportedMediaType(
                        "application/json, application/yaml, application/vnd.kubernetes.protobuf");
        };
        checkKind(object, apiVersion, kind);
        ObjectNode whole = JsonTrees.object().put("kind", kind).put("apiVersion", apiVersion);
        whole.setAll(object);
        if (!whole.hasNonNull("metadata")) {
            whole.putObject("metadata");
        }
        return whole;
    }

    private static void checkKind(ObjectNode object, String apiVersion, String kind) {
        String hasVersion = object.path("apiVersion").asText(apiVersion);
        if (!hasVersion.equals(apiVersion)) {
            throw Statuses.badRequest("the API version in the data (" + hasVersion
                    + ") does not match the expected API version (" + apiVersion + ")");
        }
        String hasKind = object.path("kind").asText(kind);
        if (!hasKind.equals(kind)) {
            throw Statuses.badRequest(hasKind + " in version \"" + apiVersion + "\" cannot be handled as a " + kind
                    + ": expected kind " + kind);
        }
    }

    private static ObjectNode json(ApiRequest request, String kind) {
        String problem;
        try {
            JsonNode tree = JsonTrees.MAPPER.readTree(request.body());
            if (tree instanceof ObjectNode object) {
                return object;
            }
            problem = "expected a JSON object";
        } catch (JsonProcessingException e) {
            problem = e.getOriginalMessage();
        } catch (IOException e) {
            problem = e.toString();
        }
        String text = new String(request.body(), StandardCharsets.UTF_8);
        throw Statuses.badRequest("the object provided is unrecognized (must be of type " + kind
                + "): couldn't get version/kind; json parse error: " + problem + " ("
                + text.substring(0, Math.min(100, text.length())) + ")");
    }

    private static ObjectNode protobuf(ApiRequest request) {
        try {
            return Protobuf.decode(request.body());
        } catch (DecodeError e) {
            throw Statuses.badRequest(e.getMessage());
        }
    }

    public static ObjectNode yaml(ApiRequest request) {
        try {
            return (ObjectNode) Json.yamlTree(new String(request.body(), StandardCharsets.UTF_8));
        } catch (DecodeException e) {
            throw Statuses.badRequest("error decoding YAML: " + e.getMessage());
        }
    }

    /** Returns any JSON value: a patch, or options. */
    public static JsonNode json(ApiRequest request) {
        try {
            return JsonTrees.MAPPER.readTree(request.body());
        } catch (IOException e) {
            throw Statuses.badRequest("error decoding the body as JSON: "
                    + (e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.toString()));
        }
    }

    /** Returns a JSON object: a patch, or options. */
    public static ObjectNode jsonObject(ApiRequest request) {
        if (mediaType(request).equals(PROTOBUF)) {
            return protobuf(request);
        }
        if (json(request) instanceof ObjectNode object) {
            return object;
        }
        throw Statuses.badRequest("error decoding patch: expected a JSON object");
    }

    /** Returns whether the request is a dry run, by its query or by a DELETE's options. */
    public static boolean isDryRun(ApiRequest request, ObjectNode options) {
        String value = options.path("dryRun").path(0).asText(request.parameter("dryRun"));
        if (!value.isEmpty() && !value.equals("All")) {
            throw Statuses.badRequest("dryRun: Unsupported value: \"" + value + "\": supported values: \"All\"");
        }
        return value.equals("All");
    }
}
