package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import replay.Fixtures;
import replay.internal.request.ApiResponse;

/** Ordinary manifests are accepted when they are created, sent again, and changed. */
class ManifestsTest {
    private static final String SETS = "/apis/apps/v1/namespaces/default/statefulsets";
    private static final String SERVICES = "/api/v1/namespaces/default/services";
    private static final String MERGE = "application/merge-patch+json";

    private final Fixtures.Cluster cluster = new Fixtures.Cluster("empty");

    @AfterEach
    void close() {
        cluster.close();
    }

    private JsonNode send(int status, String method, String url, String type, String json) {
        ApiResponse.Body answer = cluster.send(method, url, type, json.replace('\'', '"'));
        JsonNode tree = Fixtures.json(answer.bytes());
        assertThat(answer.status()).as(tree.toString()).isEqualTo(status);
        return tree;
    }

    private JsonNode post(String url, String json) {
        return send(201, "POST", url, "application/json", json);
    }

    private JsonNode put(String url, String json) {
        return send(200, "PUT", url, "application/json", json);
    }

    private static final String SET = """
            {'metadata':{'name':'s'},'spec':{'serviceName':'s','selector':{'matchLabels':{'a':'b'}},
            'template':{'metadata':{'labels':{'a':'b'}},'spec':{'containers':[{'name':'c','image':'i',
            'volumeMounts':[{'name':'www','mountPath':'/www'}]}]}},
            'volumeClaimTemplates':[{'metadata':{'name':'www'},'spec':{'accessModes':['ReadWriteOnce'],
            'resources':{'requests':{'storage':'1Gi'}}}}]}}""";

    @Test
    void aStatefulSetMountsItsClaim() {
        post(SETS, SET);
        assertThat(cluster.send(
                                "POST",
                                SETS,
                                "application/json",
                                SET.replace("'", "\"").replace("www\",\"mount", "x\",\"mount"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aServiceKeepsItsAddressAndItsNodePorts() {
        String json = "{'metadata':{'name':'s'},'spec':{'type':'%s','ports':[{'name':'a','port':80}%s]}}";
        JsonNode made = post(SERVICES, json.formatted("NodePort", ""));
        JsonNode again = put(SERVICES + "/s", json.formatted("NodePort", ""));
        assertThat(again.path("spec")).isEqualTo(made.path("spec"));
        JsonNode two = put(SERVICES + "/s", json.formatted("NodePort", ",{'name':'b','port':81}"));
        assertThat(two.at("/spec/ports/0/nodePort")).isEqualTo(made.at("/spec/ports/0/nodePort"));
        assertThat(two.at("/spec/ports/1/nodePort").asInt())
                .isBetween(30000, 32767)
                .isNotEqualTo(two.at("/spec/ports/0/nodePort").asInt());
    }

    @Test
    void aServiceOfAnotherTypeLosesWhatThatTypeDoesNotHave() {
        post(SERVICES, "{'metadata':{'name':'s'},'spec':{'type':'LoadBalancer','ports':[{'port':80}]}}");
        JsonNode plain = send(200, "PATCH", SERVICES + "/s", MERGE, "{'spec':{'type':'ClusterIP'}}");
        assertThat(plain.at("/spec/ports/0").has("nodePort")).isFalse();
        assertThat(plain.path("spec").has("externalTrafficPolicy")).isFalse();
        assertThat(plain.path("spec").has("allocateLoadBalancerNodePorts")).isFalse();
        JsonNode name = send(
                200, "PATCH", SERVICES + "/s", MERGE, "{'spec':{'type':'ExternalName','externalName':'example.com'}}");
        assertThat(name.path("spec").has("clusterIP")).isFalse();
        JsonNode back = send(200, "PATCH", SERVICES + "/s", MERGE, "{'spec':{'type':'NodePort'}}");
        assertThat(back.at("/spec/clusterIP").asText()).startsWith("10.");
        assertThat(back.at("/spec/ports/0/nodePort").asInt()).isBetween(30000, 32767);
    }

    @Test
    void aLabelOnAnObjectWithoutTheDefaultsOfTodayChangesNoSpec(@TempDir Path tape) throws IOException {
        for (String file : new String[] {"discovery.jsonl", "tape.json", "objects.jsonl"}) {
            String text = Files.readString(Fixtures.tapes().resolve("demo").resolve(file));
            Files.writeString(tape.resolve(file), text.replace(",\"progressDeadlineSeconds\":600", ""));
        }
        String url = "/apis/apps/v1/namespaces/kube-system/deployments/coredns";
        try (Fixtures.Cluster old = new Fixtures.Cluster(tape.toString())) {
            assertThat(old.get(url).path("spec").has("progressDeadlineSeconds")).isFalse();
            String label = "{\"metadata\":{\"labels\":{\"x\":\"y\"}}}";
            old.send("PATCH", url + "?fieldManager=labels", MERGE, label);
            JsonNode labelled = old.get(url);
            assertThat(labelled.at("/metadata/labels/x").asText()).isEqualTo("y");
            assertThat(labelled.at("/metadata/generation").asInt()).isEqualTo(1);
            for (JsonNode entry : labelled.at("/metadata/managedFields")) {
                assertThat(entry.path("manager").asText().equals("labels")
                                && entry.path("fieldsV1").has("f:spec"))
                        .isFalse();
            }
        }
    }

    @Test
    void aStatefulSetIsSentAgain() {
        String set = SET.replace(
                        "'image':'i',",
                        "'image':'i','imagePullPolicy':'','lifecycle':{'preStop':{'httpGet':{'port':80}}},")
                .replace("{'containers'", "{'serviceAccountName':'sa','dnsPolicy':'','restartPolicy':'','containers'");
        JsonNode made = post(SETS, set);
        assertThat(made.at("/spec/volumeClaimTemplates/0/spec/volumeMode").asText())
                .isEqualTo("Filesystem");
        assertThat(made.at("/spec/template/spec/serviceAccount").asText()).isEqualTo("sa");
        assertThat(made.at("/spec/template/spec/dnsPolicy").asText()).isEqualTo("ClusterFirst");
        assertThat(made.at("/spec/template/spec/containers/0/lifecycle/preStop/httpGet/scheme")
                        .asText())
                .isEqualTo("HTTP");
        assertThat(put(SETS + "/s", set).path("spec")).isEqualTo(made.path("spec"));
    }

    @Test
    void howLongATaintIsToleratedMayChange() {
        String json = "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}],'tolerations':"
                + "[{'key':'k','operator':'','effect':'NoExecute','tolerationSeconds':1}]}}";
        String pods = "/api/v1/namespaces/default/pods";
        JsonNode made = post(pods, json);
        String longer = made.toString().replace("\"tolerationSeconds\":1}", "\"tolerationSeconds\":9}");
        assertThat(put(pods + "/p", longer).toString()).contains("\"tolerationSeconds\":9}");
    }

    @Test
    void aPatchDoesNotGrowWithoutEnd() {
        String maps = "/api/v1/namespaces/default/configmaps";
        post(maps, "{'metadata':{'name':'m'},'data':{'a':'1'}}");
        String jsonPatch = "application/json-patch+json";
        StringBuilder copies = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            copies.append("{'op':'copy','from':'/metadata','path':'/metadata/x" + i + "'},");
        }
        send(422, "PATCH", maps + "/m", jsonPatch, "[" + copies + "{'op':'test','path':'/b'}]");
        String tests = "{'op':'test','path':'/data/a','value':'1'},".repeat(10_000);
        assertThat(send(413, "PATCH", maps + "/m", jsonPatch, "[" + tests + "{'op':'test','path':'/b'}]")
                        .path("message")
                        .asText())
                .isEqualTo(
                        "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001");
        send(422, "POST", maps, "application/json", "{'metadata':{'name':'" + "a.".repeat(4_999) + "a'}}");
    }

    @Test
    void anErrorInjectedForCreateIsThatOfAnApplyThatCreates(@TempDir Path tape) throws IOException {
        Path demo = Fixtures.tapes().resolve("demo");
        Files.copy(demo.resolve("discovery.jsonl"), tape.resolve("discovery.jsonl"));
        Files.copy(demo.resolve("objects.jsonl"), tape.resolve("objects.jsonl"));
        String refusing = "{\"refuse\":[{\"verbs\":[\"create\"],\"resources\":[\"configmaps\"],\"status\":403}],";
        Files.writeString(
                tape.resolve("tape.json"),
                Files.readString(demo.resolve("tape.json")).replaceFirst("\\{", refusing));
        try (Fixtures.Cluster refused = new Fixtures.Cluster(tape.toString())) {
            ApiResponse.Body answer = refused.send(
                    "PATCH",
                    "/api/v1/namespaces/default/configmaps/m?fieldManager=a",
                    "application/apply-patch+yaml",
                    "{\"data\":{}}");
            assertThat(answer.status()).isEqualTo(403);
        }
    }
}
