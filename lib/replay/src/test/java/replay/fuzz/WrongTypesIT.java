package replay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import informers.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import replay.Fixtures;
import replay.internal.tape.Tape;

/**
 * Every JSON type at every place of an object, in every kind of write: the session refuses it or accepts it as a real server
 * does, and never fails itself. What each write left is then read in every form, changed and deleted.
 */
class WrongTypesIT {
    private static final Tape TAPE = Tape.load(Fixtures.tapes().resolve("edge"));
    private static final String JSON = "application/json";
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    private static final List<String> VALUES =
            List.of("null", "7", "\"x\"", "[{}]", "true", "[]", "{\"x\":\"y\"}", "1.5", "{}");

    /** Whether to test every value at every place, which takes minutes. Otherwise each place gets some values, in turn. */
    private static final boolean ALL = Boolean.getBoolean("wrong.types.all");

    /** The kinds of which the metadata is tested, too: a built-in one and a custom one. */
    private static final Set<String> METADATA_OF =
            Set.of("/api/v1/namespaces/default/configmaps", "/apis/example.com/v1/namespaces/default/widgets");

    private static final Map<String, JsonNode> OBJECTS = objects();
    static final List<Sample> SAMPLES =
            OBJECTS.keySet().stream().map(Sample::new).toList();
    static final List<String> BODIES = bodies();

    private final Map<String, String> failures = new TreeMap<>();

    /** A valid object, by the address of its collection. */
    record Sample(String collection) {
        ObjectNode tree() {
            return OBJECTS.get(collection).deepCopy();
        }

        String address() {
            return collection + "/" + tree().at("/metadata/name").asText();
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void noPlaceOfAnObjectFailsTheSession(Sample sample) {
        assertThat(RequestFuzz.play(TAPE, create(sample)))
                .as("the sample is valid")
                .containsExactly(201);
        int turn = 0;
        for (List<Object> place : places(sample.tree(), new ArrayList<>(), new ArrayList<>())) {
            if (place.size() > 1 && place.get(0).equals("metadata") && !METADATA_OF.contains(sample.collection())) {
                continue; // the same for every kind
            }
            for (int i = 0; i < VALUES.size(); i++) {
                if (ALL || i % 6 == turn % 6) {
                    play(writes(sample, place, VALUES.get(i)));
                }
            }
            turn++;
        }
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("BODIES")
    void noPlaceOfAPatchOrOfOptionsFailsTheSession(String body) {
        Sample deployment = new Sample("/apis/apps/v1/namespaces/default/deployments");
        String setUp = create(deployment) + create(new Sample("/api/v1/namespaces/default/pods"));
        assertThat(RequestFuzz.play(TAPE, setUp)).as("the set-up is valid").containsExactly(201, 201);
        for (String value : VALUES) {
            play(setUp + body.replace("@", value) + "\n%%\n" + after(deployment));
        }
        assertThat(failures).isEmpty();
    }

    private static Map<String, JsonNode> objects() {
        Map<String, JsonNode> objects = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry :
                Json.yamlTree(resource("objects.yaml")).properties()) {
            ObjectNode meta = ((ObjectNode) entry.getValue()).withObject("/metadata");
            if (!meta.has("name")) {
                meta.put("name", "one");
            }
            meta.putObject("labels").put("a", "b");
            meta.putObject("annotations").put("c", "d");
            meta.putArray("finalizers").add("x.io/y");
            meta.putArray("ownerReferences")
                    .addObject()
                    .put("apiVersion", "v1")
                    .put("kind", "ConfigMap")
                    .put("name", "o")
                    .put("uid", "u")
                    .put("blockOwnerDeletion", true);
            objects.put(entry.getKey(), entry.getValue());
        }
        return objects;
    }

    /** Requests whose bodies have a {@code @} where a value is to be put. */
    private static List<String> bodies() {
        List<String> bodies = new ArrayList<>();
        String head = "";
        for (String line : resource("bodies.txt").lines().toList()) {
            if (line.startsWith(" ")) {
                bodies.add(head + line.strip());
            } else {
                String[] parts = line.split(" ");
                head = parts[0] + " " + parts[1] + "\n" + JSON + "\n" + parts[2] + "\n";
            }
        }
        return bodies;
    }

    private static String resource(String name) {
        try (InputStream in = WrongTypesIT.class.getResourceAsStream("/wrong-types/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void play(String requests) {
        try {
            RequestFuzz.play(TAPE, requests);
        } catch (RuntimeException | AssertionError e) {
            String words = String.valueOf(e.getMessage());
            int at = words.indexOf("\"message\":");
            failures.putIfAbsent(at < 0 ? words : words.substring(at).replaceAll("[({].*", ""), words);
        }
    }

    private static String writes(Sample sample, List<Object> place, String value) {
        String whole = with(sample.tree(), place, value).toString();
        String part = only(sample.tree(), place, value);
        String pointer = TextNode.valueOf(pointer(place)).toString();
        String set = "[{\"op\":\"add\",\"path\":" + pointer + ",\"value\":" + value + "}]";
        StringBuilder requests = new StringBuilder();
        requests.append(request("POST", sample.collection(), JSON, whole))
                .append(custom(sample))
                .append(after(sample));
        for (String body : List.of(whole, part)) {
            requests.append(request("PATCH", sample.address() + "?fieldManager=m", APPLY, body));
            requests.append(after(sample));
        }
        for (String face : List.of("", "/status", "/scale")) {
            String address = sample.address() + face;
            requests.append(create(sample))
                    .append(request("PUT", address, JSON, whole))
                    .append(custom(sample));
            requests.append(request("PATCH", address + "?fieldManager=m&force=true", APPLY, part));
            requests.append(after(sample));
            for (String type : List.of(MERGE, STRATEGIC)) {
                requests.append(create(sample))
                        .append(request("PATCH", address, type, part))
                        .append(after(sample));
            }
            requests.append(create(sample))
                    .append(request("PATCH", address, "application/json-patch+json", set))
                    .append(after(sample));
        }
        return requests.toString();
    }

    private static String create(Sample sample) {
        return request("POST", sample.collection(), JSON, sample.tree().toString());
    }

    /** Reads what was written, and deletes it. */
    private static String after(Sample sample) {
        return reads(sample)
                + request(
                        "PATCH",
                        sample.address(),
                        MERGE,
                        "{\"metadata\":{\"labels\":{\"z\":\"z\"},\"finalizers\":null}}")
                + request("DELETE", sample.address(), "", "");
    }

    private static String reads(Sample sample) {
        return table(sample.collection())
                + request("GET", sample.address() + "/scale", "", "")
                + request(
                        "GET", sample.collection() + "?labelSelector=a%3Db&fieldSelector=metadata.name%3Done", "", "");
    }

    /** Requests for the resource of a definition, in case it was accepted. */
    private static String custom(Sample sample) {
        if (!sample.collection().endsWith("definitions")) {
            return "";
        }
        String things = "/apis/g.io/v1/namespaces/default/things";
        String thing = "{\"metadata\":{\"name\":\"t\"},\"spec\":{\"a\":\"x\",\"l\":[1],\"m\":{\"a\":\"b\"}}}";
        return request("POST", things, JSON, thing)
                + request("PATCH", things + "/t/scale", MERGE, "{\"spec\":{\"replicas\":2}}")
                + request("PATCH", things + "/t", MERGE, "{\"spec\":{\"r\":\"x\"}}")
                + request("PATCH", things + "/t/scale", MERGE, "{\"spec\":{\"replicas\":3}}")
                + table(things)
                + request("GET", "/openapi/v3/apis/g.io/v1", "", "");
    }

    private static String table(String collection) {
        return "GET " + collection + "\napplication/json;as=Table;v=v1;g=meta.k8s.io\n\n\n%%\n";
    }

    private static String request(String method, String address, String type, String body) {
        return method + " " + address + "\n" + JSON + "\n" + type + "\n" + body + "\n%%\n";
    }

    private static List<List<Object>> places(JsonNode at, List<Object> path, List<List<Object>> all) {
        all.add(List.copyOf(path));
        if (at instanceof ObjectNode object) {
            object.properties().forEach(e -> inside(e.getKey(), e.getValue(), path, all));
        } else if (at instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                inside(i, array.get(i), path, all);
            }
        }
        return all;
    }

    private static void inside(Object step, JsonNode value, List<Object> path, List<List<Object>> all) {
        path.add(step);
        places(value, path, all);
        path.remove(path.size() - 1);
    }

    /** The sample, with the value at the place. */
    private static JsonNode with(ObjectNode sample, List<Object> place, String value) {
        JsonNode wrong = Json.yamlTree("{\"v\":" + value + "}").path("v");
        if (place.isEmpty()) {
            return wrong;
        }
        String pointer = pointer(place);
        JsonNode parent = sample.at(pointer.substring(0, pointer.lastIndexOf('/')));
        if (place.get(place.size() - 1) instanceof Integer index) {
            ((ArrayNode) parent).set(index, wrong);
        } else {
            ((ObjectNode) parent).set((String) place.get(place.size() - 1), wrong);
        }
        return sample;
    }

    /** An object with only its kind, its apiVersion and the value at the place. */
    private static String only(ObjectNode sample, List<Object> place, String value) {
        StringBuilder text = new StringBuilder(value);
        for (int i = place.size() - 1; i >= 0; i--) {
            if (place.get(i) instanceof Integer) {
                text.insert(0, '[').append(']');
            } else {
                text.insert(0, "{" + TextNode.valueOf((String) place.get(i)) + ":")
                        .append('}');
            }
        }
        JsonNode part = Json.yamlTree("{\"v\":" + text + "}").path("v");
        if (part instanceof ObjectNode object) {
            for (String field : List.of("kind", "apiVersion")) {
                if (!object.has(field)) {
                    object.set(field, sample.path(field));
                }
            }
        }
        return part.toString();
    }

    private static String pointer(List<Object> place) {
        StringBuilder text = new StringBuilder();
        place.forEach(step ->
                text.append('/').append(step.toString().replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }
}
