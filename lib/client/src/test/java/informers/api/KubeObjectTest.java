package informers.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeObjectTest {
    private static final String POD = """
            {"kind":"Pod","apiVersion":"v1","metadata":{"name":"web-0","generateName":"web-","namespace":"default","uid":"u-1",
             "resourceVersion":"42","generation":3,"creationTimestamp":"2026-11-23T18:22:09Z","labels":{"app":"web","tier":"绿"},
             "annotations":{"a/b":"c"},"finalizers":["f/x"],"ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web","uid":"u-0","controller":true}]},
             "spec":{"nodeName":"k8s-01","containers":[{"image":"nginx:1.18"}],"newField":{"deep":[1,2.50,1e400,12345678901234567890]}},
             "status":{"phase":"Running"}}""";

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aTypedViewReadsItsFields() {
        Pod pod = Pod.TYPE.decode(bytes(POD));
        assertThat(pod.key()).isEqualTo("default/web-0");
        assertThat(pod.phase()).isEqualTo("Running");
        assertThat(pod.nodeName()).isEqualTo("k8s-01");
        assertThat(pod.images()).containsExactly("nginx:1.18");
        assertThat(pod.labels()).containsExactly(Map.entry("app", "web"), Map.entry("tier", "绿"));
        ObjectMeta meta = pod.metadata();
        assertThat(meta.generateName()).isEqualTo("web-");
        assertThat(meta.generation()).isEqualTo(3);
        assertThat(meta.annotations()).containsExactly(Map.entry("a/b", "c"));
        assertThat(meta.annotation("a/b")).contains("c");
        assertThat(meta.finalizers()).containsExactly("f/x");
        assertThat(meta.creationTimestamp()).hasToString("Optional[2026-11-23T18:22:09Z]");
        assertThat(meta.deletionTimestamp()).isEmpty();
        assertThat(meta.ownerReferences())
                .singleElement()
                .satisfies(o -> assertThat(o.controller()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                POD,
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"\u00e4\\t\\n\",\"y\":\"\",\"z\":\"1\"}}}",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"\\ud83d\"}}}",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\"}",
                " {\"metadata\":{},\"kind\":\"Pod\",\"apiVersion\":\"v1\"}"
            })
    void aSavedObjectIsRestored(String json) {
        Pod pod = Pod.TYPE.decode(bytes(json));
        byte[] saved = ObjectJson.save(pod);
        byte[] among = new byte[saved.length + 8];
        System.arraycopy(saved, 0, among, 5, saved.length);
        Pod restored = Pod.TYPE.view(ObjectJson.restore(ByteBuffer.wrap(among, 5, saved.length)));
        assertThat(restored).isEqualTo(pod).hasToString(pod.toString());
        assertThat(restored.key()).isEqualTo(pod.key());
        assertThat(restored.namespace()).isEqualTo(pod.namespace());
        assertThat(List.copyOf(restored.labels().entrySet()))
                .isEqualTo(List.copyOf(pod.labels().entrySet()));
        assertThat(restored.metadata().tree()).isEqualTo(pod.metadata().tree());
        assertThat(restored.metadata().uid()).isEqualTo(pod.metadata().uid());
        assertThat(restored.phase()).isEqualTo(pod.phase());
    }

    @Test
    void equalStringsAndLabelsAreShared() {
        Pod one = Pod.TYPE.decode(bytes(POD));
        Pod other = Pod.TYPE.decode(bytes(POD.replace("web-0", "web-1")));
        assertThat(one.labels()).isSameAs(other.labels());
        assertThat(one.namespace()).isSameAs(other.namespace());
        assertThat(other.name()).isEqualTo("web-1");
        assertThat(other.metadata().uid()).isEqualTo("u-1");
    }

    @Test
    void theKeyOfAClusterScopedObjectIsItsName() {
        Unstructured node = Unstructured.fromJson(
                bytes(
                        "{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"n-1\"},\"spec\":{\"podCIDR\":\"c\"}}"));
        assertThat(node.key()).isEqualTo("n-1");
        assertThat(node.name()).isEqualTo("n-1");
        assertThat(node.namespace()).isEmpty();
        assertThat(node.text("spec", "podCIDR")).contains("c");
        assertThat(node.text("metadata", "name")).contains("n-1");
        assertThat(node.text("metadata")).isEmpty();
        assertThat(node.text("spec", "podCIDR", "x")).isEmpty();
    }

    @Test
    void unknownFieldsAreKept() {
        assertThat(Pod.TYPE.decode(bytes(POD)).json()).isEqualTo(bytes(POD));
        String edited = new String(
                Pod.TYPE
                        .decode(bytes(POD))
                        .edit()
                        .label("x", "y")
                        .build(Pod.TYPE)
                        .json(),
                StandardCharsets.UTF_8);
        assertThat(edited).contains("\"newField\":{\"deep\":[1,2.50,1E+400,12345678901234567890]}");
    }

    @Test
    void anEditCreatesANewObjectAndKeepsTheOldOne() {
        Pod before = Pod.TYPE.decode(bytes(POD));
        Pod after = before.edit()
                .set("Failed", "status", "phase")
                .remove("metadata", "finalizers")
                .annotation("n", "m")
                .build(Pod.TYPE);
        assertThat(after.phase()).isEqualTo("Failed");
        assertThat(after.metadata().finalizers()).isEmpty();
        assertThat(after.metadata().annotations()).containsEntry("n", "m");
        assertThat(before).isEqualTo(Pod.TYPE.decode(bytes(POD))).isNotEqualTo(after);
    }

    @Test
    void returnedBytesAreCopies() {
        Pod pod = Pod.TYPE.decode(bytes(POD));
        pod.json()[0] = 'x';
        ((com.fasterxml.jackson.databind.node.ObjectNode) pod.tree()).removeAll();
        assertThat(pod.json()).isEqualTo(bytes(POD));
        assertThatThrownBy(() -> pod.labels().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void itemsOfAListGetItsTypeInAnyOrderOfTheFields() throws IOException {
        String item =
                "{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"7\",\"labels\":{\"l\":\"m\"}},\"data\":{\"k\":\"v\"}}";
        for (String list : new String[] {
            "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"9\",\"continue\":\"t\",\"remainingItemCount\":3},\"items\":[%s, %s]}",
            "{\"items\":[%s,%s],\"metadata\":{\"remainingItemCount\":3,\"resourceVersion\":\"9\",\"continue\":\"t\"},\"apiVersion\":\"v1\",\"kind\":\"ConfigMapList\"}"
        }) {
            var in = new ByteArrayInputStream(bytes(String.format(list, item, item)));
            ObjectList<Unstructured> read =
                    ListDecoder.decode(in, ResourceType.dynamic(GroupVersionResource.core("v1", "configmaps")));
            assertThat(read.resourceVersion()).isEqualTo("9");
            assertThat(read.continueToken()).isEqualTo("t");
            assertThat(read.remainingItemCount()).isEqualTo(3);
            assertThat(read.items()).hasSize(2).allSatisfy(o -> {
                assertThat(o.groupVersionKind()).hasToString("v1, Kind=ConfigMap");
                assertThat(new String(o.json(), StandardCharsets.UTF_8))
                        .isEqualTo("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\"," + item.substring(1));
                assertThat(o.metadata().tree().path("labels").path("l").asText())
                        .isEqualTo("m");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ude00", "x\\ud83dx", "\\ud83d\\ude00", "\\ud83d"})
    void theTypeOfAListIsCopiedUnchangedToItsItems(String escaped) throws IOException {
        String json = "{'kind':'@List','apiVersion':'@','items':[{'metadata':{}},{},{'kind':null,'metadata':{}}]}";
        ResourceType<Unstructured> type = ResourceType.dynamic(GroupVersionResource.core("v1", "things"));
        for (Unstructured item :
                list(json.replace('\'', '"').replace("@", escaped), type).items()) {
            assertThat(item.tree().path("kind").textValue()).isEqualTo(item.kind());
            assertThat(item.text("kind")).hasValue(item.kind());
            assertThat(item.tree().path("apiVersion").textValue()).isEqualTo(item.apiVersion());
            assertThat(item.kind()).isNotEmpty().isEqualTo(item.apiVersion());
        }
    }

    @Test
    void itemsWithTextBeyondAsciiAreCutAtTheirEnd() throws IOException {
        String item = "{\"metadata\":{\"name\":\"a\",\"labels\":{\"l\":\"grün 绿\"}},\"data\":{\"绿\":\"🟢\"}}";
        ObjectList<ConfigMap> read = list(
                "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"items\":[" + item + " ,\n" + item + "]}",
                ConfigMap.TYPE);
        assertThat(read.items()).hasSize(2).allSatisfy(o -> {
            assertThat(o.labels()).containsEntry("l", "grün 绿");
            assertThat(new String(o.json(), StandardCharsets.UTF_8)).endsWith(item.substring(1));
        });
    }

    @Test
    void invalidUtf8IsADescriptiveError() {
        byte[] json = bytes("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"data\":{\"k\":\"绿\"}}");
        json[json.length - 4] = 'x';
        assertThatThrownBy(() -> Json.tree(json))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("expected JSON, but the bytes cannot be read");
        assertThatThrownBy(() -> ConfigMap.TYPE.decode(json))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("expected UTF-8");
    }

    @Test
    void aListOfAnotherKindIsAnError() {
        assertThatThrownBy(() -> list("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[]}", ConfigMap.TYPE))
                .hasMessageContaining("expected a ConfigMapList, found a PodList");
        assertThatThrownBy(() -> list("{\"kind\":\"Table\",\"rows\":[]}", ConfigMap.TYPE))
                .hasMessageContaining("found a Table");
        assertThatThrownBy(() -> list("{\"kind\":\"ConfigMapList\"}", ConfigMap.TYPE))
                .hasMessageContaining("without it");
        assertThatThrownBy(() -> list(
                        "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{}},{",
                        ConfigMap.TYPE))
                .hasMessageContaining("cannot be read after 1 items");
        assertThatThrownBy(() -> list("<html>", ConfigMap.TYPE)).isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> list("", ConfigMap.TYPE)).isInstanceOf(DecodeException.class);
    }

    private static <T extends KubeObject> ObjectList<T> list(String json, ResourceType<T> type) throws IOException {
        return type.decodeList(new ByteArrayInputStream(bytes(json)));
    }

    @Test
    void nullItemsAreAnEmptyList() throws IOException {
        assertThat(list(
                                "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":null}",
                                ConfigMap.TYPE)
                        .items())
                .isEmpty();
    }

    @Test
    void yamlIsReadAsByKubectl() {
        Unstructured object = Unstructured.fromYaml("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: my-config
                  labels: &labels {app: web, "on": "yes"}
                  annotations:
                    <<: *labels
                    day: 2026-01-31
                data:
                  n: "1"
                mode: 0644
                flag: yes
                nothing: ~
                big: 12345678901234567890
                part: 0.50
                again: *labels
                """);
        assertThat(object.key()).isEqualTo("my-config");
        assertThat(object.labels()).containsEntry("app", "web").containsEntry("on", "yes");
        assertThat(object.metadata().annotations()).containsEntry("app", "web").containsEntry("day", "2026-01-31");
        assertThat(object.text("again", "app")).as("an alias is followed").contains("web");
        assertThat(object.text("mode")).as("YAML 1.1: octal").contains("420");
        assertThat(object.tree().path("flag").isBoolean()).isTrue();
        assertThat(object.tree().path("nothing").isNull()).isTrue();
        assertThat(object.text("big"))
                .as("beyond a signed 64-bit number: kubectl reads a double")
                .contains("12345678901234567000");
        assertThat(object.tree().path("part").asDouble()).isEqualTo(0.5);
    }

    @Test
    void aYamlBombIsRejectedInBoundedTime() {
        StringBuilder bomb = new StringBuilder("apiVersion: v1\nkind: Bomb\na0: &a0 [x, x]\n");
        for (int i = 1; i < 25; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThatThrownBy(() -> Unstructured.fromYaml(bomb.toString()))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("common size");
        assertThatThrownBy(() -> Unstructured.fromYaml("apiVersion: v1\nkind: Loop\na: &a [*a]\n"))
                .isInstanceOf(DecodeException.class);
    }

    @Test
    void anErrorInYamlNamesPlaceAndProblem() {
        assertThatThrownBy(() -> Unstructured.fromYaml("apiVersion: v1\nkind: ["))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Unstructured.fromYaml("")).hasMessageContaining("empty document");
        assertThatThrownBy(() -> Unstructured.fromYaml("kind: Pod\n")).hasMessageContaining("apiVersion is missing");
        assertThatThrownBy(() -> Unstructured.fromYaml("apiVersion: v1\nkind: Pod\n---\na: b\n"))
                .hasMessageContaining("second");
        assertThatThrownBy(() -> Unstructured.fromYaml("- a\n")).hasMessageContaining("a list");
    }

    @Test
    void toStringShowsNoContent() {
        Secret secret = Secret.TYPE.decode(
                bytes(
                        "{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"s\",\"namespace\":\"n\",\"resourceVersion\":\"1\"},\"data\":{\"p\":\"cGFzcw==\"}}"));
        assertThat(secret).hasToString("Secret n/s@1");
        assertThat(secret.value("p")).contains("pass".getBytes(StandardCharsets.UTF_8));
    }
}
