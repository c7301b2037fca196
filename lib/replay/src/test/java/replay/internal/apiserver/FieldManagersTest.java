package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import replay.Fixtures;
import replay.internal.request.ApiResponse;

/** Server-side apply: ownership of fields, and conflicts. */
class FieldManagersTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/default/deployments/d";
    private static final String APPLY = "application/apply-patch+yaml";

    private final Fixtures.Cluster cluster = new Fixtures.Cluster("empty");

    @AfterEach
    void close() {
        cluster.close();
    }

    private String apply(String url, String manager, String json) {
        String type = url.startsWith(DEPLOYMENT)
                ? "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\","
                : "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",";
        return send(url, manager, type + json.substring(1).replace('\'', '"'));
    }

    private String send(String url, String manager, String json) {
        ApiResponse.Body answer = cluster.send("PATCH", url + "?fieldManager=" + manager, APPLY, json);
        JsonNode tree = Fixtures.json(answer.bytes());
        return answer.status() + " "
                + (answer.status() < 300
                        ? tree.path("data")
                        : tree.path("message").asText());
    }

    @Test
    void fieldsNoLongerAppliedAreRemovedUnlessAnotherManagerOwnsThem() {
        assertThat(apply(MAPS + "/m", "one", "{'data':{'a':'1','b':'1'}}")).isEqualTo("201 {\"a\":\"1\",\"b\":\"1\"}");
        assertThat(apply(MAPS + "/m", "two", "{'data':{'b':'1'}}")).startsWith("200 ");
        assertThat(apply(MAPS + "/m", "one", "{'data':{}}")).isEqualTo("200 {\"b\":\"1\"}");
        assertThat(apply(MAPS + "/m", "two", "{'data':{'c':'1'}}")).isEqualTo("200 {\"c\":\"1\"}");
    }

    @Test
    void anotherManagersFieldIsAConflict() {
        apply(MAPS + "/m", "one", "{'data':{'a':'1','b':'1'}}");
        assertThat(apply(MAPS + "/m", "two", "{'data':{'a':'2'}}"))
                .isEqualTo("409 Apply failed with 1 conflict: conflict with \"one\": .data.a");
        assertThat(apply(MAPS + "/m", "two", "{'data':{'a':'2','b':'2'}}"))
                .isEqualTo("409 Apply failed with 2 conflicts: conflicts with \"one\":\n- .data.a\n- .data.b");
        assertThat(apply(MAPS + "/m", "two&force=true", "{'data':{'a':'2'}}")).startsWith("200 ");
        assertThat(apply(MAPS + "/m", "one", "{'data':{'a':'1'}}"))
                .isEqualTo("409 Apply failed with 1 conflict: conflict with \"two\": .data.a");
    }

    @Test
    void anUpdateOwnsItsFieldsAndARepeatedApplyIsNoWrite() {
        apply(MAPS + "/m", "one", "{'data':{'a':'1'}}");
        String before = cluster.get(MAPS + "/m").toString();
        apply(MAPS + "/m", "one", "{'data':{'a':'1'}}");
        assertThat(cluster.get(MAPS + "/m")).hasToString(before);
        cluster.send(
                "PATCH", MAPS + "/m?fieldManager=editor", "application/merge-patch+json", "{\"data\":{\"a\":\"9\"}}");
        assertThat(apply(MAPS + "/m", "one", "{'data':{'a':'1'}}"))
                .isEqualTo("409 Apply failed with 1 conflict: conflict with \"editor\" using v1: .data.a");
    }

    @Test
    void containersAreIdentifiedByName() {
        String spec = "{'spec':{'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},"
                + "'spec':{'containers':[%s]}}}}";
        apply(DEPLOYMENT, "one", spec.formatted("{'name':'c','image':'x','ports':[{'containerPort':80}]}"));
        apply(DEPLOYMENT, "two", spec.formatted("{'name':'side','image':'y'}"));
        JsonNode both = cluster.get(DEPLOYMENT);
        assertThat(both.at("/spec/template/spec/containers").findValuesAsText("image"))
                .containsExactly("x", "y");
        assertThat(both.at("/metadata/managedFields").toString())
                .contains("k:{\\\"name\\\":\\\"c\\\"}", "k:{\\\"containerPort\\\":80,\\\"protocol\\\":\\\"TCP\\\"}");
        assertThat(apply(DEPLOYMENT, "two", spec.formatted("{'name':'c','image':'z'}")))
                .isEqualTo("409 Apply failed with 1 conflict: conflict with \"one\":"
                        + " .spec.template.spec.containers[name=\"c\"].image");
    }

    @Test
    void whatDoesNotFitTheSchemaIsNamed() {
        assertThat(apply(DEPLOYMENT, "one", "{'metadata':{'namespace':'default'},'spec':{'replicas':'2','foo':1}}"))
                .isEqualTo("500 failed to create typed patch object (default/d; apps/v1, Kind=Deployment): errors:\n"
                        + "  .spec.replicas: expected numeric (int or float), got string\n"
                        + "  .spec.foo: field not declared in schema");
        assertThat(apply(MAPS + "/m", "one", "{'metadata':{'managedFields':[]}}"))
                .isEqualTo("400 metadata.managedFields must be nil");
    }

    @Test
    void anObjectOfAnotherKindIsRefusedWithTheServersMessage() {
        for (String existing : new String[] {"", "{'data':{}}"}) {
            if (!existing.isEmpty()) {
                apply(MAPS + "/m", "one", existing);
            }
            assertThat(apply(MAPS + "/m", "one", "{'metadata':'x'}"))
                    .startsWith(
                            "500 failed to create typed patch object (/; /v1, Kind=ConfigMap): .metadata: expected map, got &{x}");
            assertThat(apply(MAPS + "/m", "one", "{'metadata':{'labels':[]}}"))
                    .startsWith("500 failed to create typed patch object (/")
                    .contains("; /v1, Kind=ConfigMap): .metadata.labels: expected map, got &{[]}");
            assertThat(apply(
                            MAPS + "/m",
                            "one",
                            "{'metadata':{'name':'m','namespace':'default'},'data':{'a':['x',7,null]}}"))
                    .isEqualTo(
                            "500 failed to create typed patch object (default/m; /v1, Kind=ConfigMap): .data.a: expected"
                                    + " string, got &value.valueUnstructured{Value:[]interface {}{\"x\", 7, interface {}(nil)}}");
            assertThat(send(MAPS + "/m", "one", "{\"data\":{}}")).isEqualTo("400 invalid object type: /, Kind=");
            assertThat(send(MAPS + "/m", "one", "{\"apiVersion\":\"apps/v1\",\"kind\":7}"))
                    .isEqualTo("400 invalid object type: apps/v1, Kind=");
        }
    }

    private String managed(String url) {
        StringBuilder text = new StringBuilder();
        cluster.get(url)
                .at("/metadata/managedFields")
                .forEach(entry -> text.append(entry.path("manager").asText())
                        .append(' ')
                        .append(entry.path("operation").asText())
                        .append(' ')
                        .append(entry.path("subresource").asText("-"))
                        .append(' ')
                        .append(entry.path("fieldsV1").toString().contains("f:status") ? "status" : "")
                        .append(entry.path("fieldsV1").toString().contains("f:replicas") ? "replicas" : "")
                        .append('\n'));
        return text.toString();
    }

    @Test
    void anApplyToTheStatusIsAnApplyWithItsOwnEntry() {
        String object = "{'spec':{'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},"
                + "'spec':{'containers':[{'name':'c','image':'x'}]}}},'status':{'replicas':7}}";
        String status = "{'metadata':{'name':'d','labels':{'x':'y'}},'spec':{'replicas':9},'status':%s}";
        apply(DEPLOYMENT, "one", object);
        assertThat(managed(DEPLOYMENT))
                .as("an apply to the object does not own the status")
                .isEqualTo("one Apply - \n");

        String conditions = "{'observedGeneration':1,'conditions':[{'type':'A','status':'True'}]}";
        assertThat(apply(DEPLOYMENT + "/status", "one", status.formatted(conditions)))
                .startsWith("200 ");
        assertThat(apply(
                        DEPLOYMENT + "/status",
                        "two",
                        status.formatted("{'conditions':[{'type':'B','status':'True'}]}")))
                .startsWith("200 ");
        assertThat(managed(DEPLOYMENT)).isEqualTo("one Apply - \none Apply status status\ntwo Apply status status\n");
        JsonNode read = cluster.get(DEPLOYMENT);
        assertThat(read.at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(read.at("/metadata/labels").has("x")).isFalse();
        assertThat(read.at("/status/conditions").findValuesAsText("type")).containsExactly("A", "B");

        assertThat(apply(DEPLOYMENT + "/status", "two", status.formatted("{'observedGeneration':2}")))
                .isEqualTo("409 Apply failed with 1 conflict: conflict with \"one\" with subresource \"status\":"
                        + " .status.observedGeneration");
        apply(DEPLOYMENT + "/status", "one", status.formatted("{'observedGeneration':1}"));
        assertThat(cluster.get(DEPLOYMENT).at("/status/conditions").findValuesAsText("type"))
                .as("a field that is no longer applied is removed")
                .containsExactly("B");
        assertThat(apply(DEPLOYMENT + "/status", "two", status.formatted("{'nope':2}")))
                .startsWith(
                        "500 failed to create typed patch object (/d; apps/v1, Kind=Deployment): .status.nope: field");
        assertThat(apply(DEPLOYMENT + "/status", "two", "{'metadata':{'name':'other'}}"))
                .isEqualTo("400 the name of the object (other) does not match the name on the URL (d)");
    }

    @Test
    void anApplyToTheScaleOwnsTheReplicasOfItsObject() {
        String object = "{'spec':{%s'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},"
                + "'spec':{'containers':[{'name':'c','image':'x'}]}}}}";
        String scale = "{\"apiVersion\":\"autoscaling/v1\",\"kind\":\"Scale\",\"spec\":{\"replicas\":%s}}";
        apply(DEPLOYMENT, "one", object.formatted("'replicas':1,"));
        assertThat(send(DEPLOYMENT + "/scale", "two", scale.formatted("3")))
                .isEqualTo("409 Apply failed with 1 conflict: conflict with \"one\": .spec.replicas");
        assertThat(send(DEPLOYMENT + "/scale", "two&force=true", scale.formatted("3")))
                .startsWith("200 ");
        assertThat(managed(DEPLOYMENT)).isEqualTo("one Apply - \ntwo Apply scale replicas\n");
        assertThat(cluster.get(DEPLOYMENT).at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(apply(DEPLOYMENT, "one", object.formatted(""))).startsWith("200 ");
        assertThat(cluster.get(DEPLOYMENT).at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(send(DEPLOYMENT + "/scale", "two", scale.formatted("\"3\"")))
                .isEqualTo("500 failed to create typed patch object (/; autoscaling/v1, Kind=Scale): .spec.replicas:"
                        + " expected numeric (int or float), got string");
    }
}
