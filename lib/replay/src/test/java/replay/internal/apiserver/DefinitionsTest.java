package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import replay.Fixtures;
import replay.internal.crd.SchemaCheck;
import replay.internal.json.JsonTrees;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.WatchCursor;
import replay.internal.validation.FieldErrors;

/** CustomResourceDefinitions that clients create and delete. */
class DefinitionsTest {
    private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String GADGETS = "/apis/w.example/v1/namespaces/default/gadgets";
    private static final String MERGE = "application/merge-patch+json";
    private static final String SCHEMA = "{'type':'object','properties':{'spec':{'type':'object','required':['size'],"
            + "'properties':{'size':{'type':'integer','minimum':1},'color':{'type':'string','default':'red',"
            + "'enum':['red','blue']},'tags':{'type':'array','items':{'type':'string','maxLength':3}},"
            + "'any':{'type':'object','x-kubernetes-preserve-unknown-fields':true}}},"
            + "'status':{'type':'object','properties':{'ok':{'type':'boolean'}}}}}";

    private final Fixtures.Cluster cluster = new Fixtures.Cluster("demo");

    @BeforeEach
    void define() {
        assertThat(send("POST", CRDS, definition("v1", "v1beta1")).status()).isEqualTo(201);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private static String definition(String... versions) {
        StringBuilder list = new StringBuilder();
        for (String version : versions) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{'name':'" + version + "','served':true,'storage':" + version.equals("v1")
                            + ",'subresources':{'status':{},'scale':{'specReplicasPath':'.spec.size',"
                            + "'statusReplicasPath':'.status.size'}},'schema':{'openAPIV3Schema':" + SCHEMA + "}}");
        }
        return ("{'metadata':{'name':'gadgets.w.example'},'spec':{'group':'w.example','scope':'Namespaced',"
                + "'names':{'kind':'Gadget','plural':'gadgets','shortNames':['gd']},'versions':[" + list + "]}}");
    }

    private ApiResponse.Body send(String method, String url, String json) {
        return cluster.send(method, url, method.equals("PATCH") ? MERGE : "application/json", json.replace('\'', '"'));
    }

    private static JsonNode tree(ApiResponse.Body answer) {
        return Fixtures.json(answer.bytes());
    }

    private static String words(ApiResponse.Body answer) {
        return answer.status() + " " + tree(answer).path("message").asText();
    }

    @Test
    void itIsEstablishedServedAndDiscoverable() {
        JsonNode made = cluster.get(CRDS + "/gadgets.w.example");
        assertThat(made.at("/status/conditions").findValuesAsText("type"))
                .containsExactly("NamesAccepted", "Established");
        assertThat(made.at("/spec/names/listKind").asText()).isEqualTo("GadgetList");
        assertThat(cluster.get("/apis").path("groups").findValuesAsText("name")).contains("w.example");
        assertThat(cluster.get("/apis/w.example")
                        .at("/preferredVersion/version")
                        .asText())
                .isEqualTo("v1");
        assertThat(cluster.get("/apis/w.example/v1").path("resources").findValuesAsText("name"))
                .containsExactly("gadgets", "gadgets/status", "gadgets/scale");
        ApiRequest aggregated = ApiRequest.of(
                "GET",
                "/apis",
                "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json",
                "",
                new byte[0]);
        JsonNode groups = tree(cluster.body(aggregated)).path("items");
        assertThat(groups.get(groups.size() - 1).at("/metadata/name").asText()).isEqualTo("w.example");
        assertThat(groups.get(groups.size() - 1).path("versions").findValuesAsText("version"))
                .contains("v1", "v1beta1");
        assertThat(cluster.get(GADGETS).path("kind").asText()).isEqualTo("GadgetList");
    }

    @Test
    void objectsAreDefaultedPrunedAndValidated() {
        JsonNode one = tree(send(
                "POST",
                GADGETS,
                "{'metadata':{'name':'one'},'spec':{'size':2,'unknown':1,'any':{'x':1}},'status':{'ok':true}}"));
        assertThat(one.path("spec")).hasToString("{\"size\":2,\"any\":{\"x\":1},\"color\":\"red\"}");
        assertThat(one.has("status")).isFalse();
        assertThat(
                        words(
                                send(
                                        "POST",
                                        GADGETS + "?fieldValidation=Strict",
                                        "{'apiVersion':'w.example/v1','kind':'Gadget','metadata':{'name':'two'},'spec':{'size':2,'unknown':1}}")))
                .isEqualTo("400 Gadget in version \"v1\" cannot be handled as a Gadget: strict decoding error: unknown"
                        + " field \"spec.unknown\"");
        assertThat(send("PATCH", GADGETS + "/one/status", "{'status':{'ok':true},'spec':{'size':9}}")
                        .status())
                .isEqualTo(200);
        JsonNode after = cluster.get(GADGETS + "/one");
        assertThat(after.at("/status/ok").asBoolean()).isTrue();
        assertThat(after.at("/spec/size").asInt()).isEqualTo(2);
        assertThat(tree(send("PATCH", GADGETS + "/one/scale", "{'spec':{'replicas':5}}"))
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(5);
        assertThat(cluster.get("/apis/w.example/v1beta1/namespaces/default/gadgets/one")
                        .at("/spec/size")
                        .asInt())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | spec.size: Required value",
                "{'size':0} | spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1",
                "{'size':'2'} | spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\"",
                "{'size':2.5} | spec.size: Invalid value: \"number\": spec.size in body must be of type integer: \"number\"",
                "{'size':1,'color':'green'} | spec.color: Unsupported value: \"green\": supported values: \"red\", \"blue\"",
                "{'size':1,'tags':'a'} | spec.tags: Invalid value: \"string\": spec.tags in body must be of type array: \"string\"",
                "{'size':1,'tags':['long']} | spec.tags[0]: Too long: may not be more than 3 bytes",
            })
    void whatTheSchemaForbidsIsRefused(String spec, String why) {
        assertThat(words(send("POST", GADGETS, "{'metadata':{'name':'bad'},'spec':" + spec + "}")))
                .isEqualTo("422 Gadget.w.example \"bad\" is invalid: " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "gadgets.w.example | other.w.example | metadata.name: Invalid value: \"other.w.example\": must be spec.names.plural+\".\"+spec.group",
                "'Namespaced' | 'Everywhere' | spec.scope: Unsupported value: \"Everywhere\": supported values: \"Cluster\", \"Namespaced\"",
                "'schema':{'openAPIV3Schema': | 'schem':{'openAPIV3Schema': | spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required",
                "'type':'object','required' | 'required' | spec.versions[0].schema.openAPIV3Schema.properties[spec].type: Required value: must not be empty for specified object fields",
                "'.spec.size','statusReplicasPath':'.status.size' | 'x','statusReplicasPath':'.spec.n' | [spec.versions[0].subresources.scale.specReplicasPath: Invalid value: \"x\": must be a simple json path starting with ., spec.versions[0].subresources.scale.statusReplicasPath: Invalid value: \".spec.n\": should be a json path under .status]",
            })
    void aBadDefinitionIsRefused(String instead, String of, String why) {
        cluster.send("DELETE", CRDS + "/gadgets.w.example", "", "");
        assertThat(words(send("POST", CRDS, definition("v1").replace(instead, of))))
                .startsWith("422 ")
                .contains(why);
    }

    @Test
    void deletingItDeletesItsObjectsAndEndsItsWatches() {
        send("POST", GADGETS, "{'metadata':{'name':'one'},'spec':{'size':2}}");
        String version = cluster.get(GADGETS).at("/metadata/resourceVersion").asText();
        WatchCursor watch = cluster.watch(GADGETS + "?watch=1&resourceVersion=" + version);
        WatchCursor definitions = cluster.watch(CRDS + "?watch=1&resourceVersion=" + version);

        ApiResponse.Body answer = cluster.send("DELETE", CRDS + "/gadgets.w.example", "", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(types(Fixtures.Cluster.poll(watch))).containsExactly("DELETED one");
        assertThat(watch.ended()).isTrue();
        assertThat(types(Fixtures.Cluster.poll(definitions)))
                .containsExactly("MODIFIED gadgets.w.example", "DELETED gadgets.w.example");
        ApiResponse.Body gone = cluster.body(ApiRequest.get(GADGETS));
        assertThat(gone.status() + " " + new String(gone.bytes())).isEqualTo("404 404 page not found\n");
        assertThat(cluster.get("/apis").path("groups").findValuesAsText("name")).doesNotContain("w.example");

        define();
        assertThat(cluster.get(GADGETS).path("items")).isEmpty();
    }

    @Test
    void anObjectsFinalizerKeepsTheDefinition() {
        send("POST", GADGETS, "{'metadata':{'name':'one','finalizers':['w.example/hold']},'spec':{'size':2}}");
        cluster.send("DELETE", CRDS + "/gadgets.w.example", "", "");
        assertThat(cluster.get(CRDS + "/gadgets.w.example")
                        .at("/metadata/finalizers")
                        .toString())
                .contains("customresourcecleanup.apiextensions.k8s.io");
        assertThat(words(send("POST", GADGETS, "{'metadata':{'name':'two'},'spec':{'size':2}}")))
                .isEqualTo("405 create not allowed while custom resource definition is terminating");
        send("PATCH", GADGETS + "/one", "{'metadata':{'finalizers':null}}");
        assertThat(cluster.body(ApiRequest.get(CRDS + "/gadgets.w.example")).status())
                .isEqualTo(404);
    }

    @Test
    void aVersionCanBeAddedAndADefinitionOfTheTapeDeleted() {
        JsonNode now = cluster.get(CRDS + "/gadgets.w.example");
        String change = "{'metadata':{'resourceVersion':'"
                + now.at("/metadata/resourceVersion").asText() + "'},";
        send(
                "PATCH",
                CRDS + "/gadgets.w.example",
                change
                        + definition("v1", "v1beta1", "v2")
                                .substring(definition("v1").indexOf("'spec'")));
        assertThat(cluster.get("/apis/w.example").path("versions").findValuesAsText("version"))
                .containsExactly("v2", "v1", "v1beta1");

        try (Fixtures.Cluster edge = new Fixtures.Cluster("edge")) {
            edge.send("DELETE", CRDS + "/widgets.example.com", "", "");
            assertThat(edge.body(ApiRequest.get("/apis/example.com/v1/widgets")).status())
                    .isEqualTo(404);
            assertThat(edge.get("/apis").path("groups").findValuesAsText("name"))
                    .doesNotContain("example.com");
        }
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream()
                .map(e -> e.path("type").asText() + " "
                        + e.at("/object/metadata/name").asText())
                .toList();
    }

    @Test
    void anApplyKeepsAnotherManagersFinalizer() {
        for (String manager : new String[] {"a", "b"}) {
            String json = "{'apiVersion':'w.example/v1','kind':'Gadget','metadata':{'finalizers':['w.example/" + manager
                    + "']},'spec':{'size':2}}";
            ApiResponse.Body answer = cluster.send(
                    "PATCH",
                    GADGETS + "/shared?fieldManager=" + manager,
                    "application/apply-patch+yaml",
                    json.replace('\'', '"'));
            assertThat(answer.status()).isLessThan(300);
        }
        assertThat(cluster.get(GADGETS + "/shared").at("/metadata/finalizers"))
                .hasToString("[\"w.example/a\",\"w.example/b\"]");
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPatternEndsOnAnyText() {
        FieldErrors errors = new FieldErrors();
        SchemaCheck.check(
                JsonTrees.object().put("name", "a".repeat(60) + "!"),
                Fixtures.json("{'type':'object','properties':{'name':{'type':'string','pattern':'^([a-z]+)+\\\\1#$'}}}"
                        .replace('\'', '"')
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                errors);
        assertThat(errors.isEmpty()).isTrue(); // the search was stopped, so the value counts as valid
    }
}
