package workbook.tape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ordinary manifests are taken when they are created, sent again, and changed. */
class ManifestsTest {
    private static final String SETS = "/apis/apps/v1/namespaces/default/statefulsets";
    private static final String SERVICES = "/api/v1/namespaces/default/services";
    private static final String MERGE = "application/merge-patch+json";

    private final Fixtures.World world = new Fixtures.World("empty");

    @AfterEach
    void close() {
        world.close();
    }

    private JsonNode send(int status, String method, String url, String type, String json) {
        ApiAnswer.Body answer = world.send(method, url, type, json.replace('\'', '"'));
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
        assertThat(world.send(
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
        try (Fixtures.World old = new Fixtures.World(tape.toString())) {
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
}
