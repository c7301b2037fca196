package informers.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Nulls are decoded as in Go: null is the zero value everywhere; a value of another type is an error that names the
 * field.
 */
class JsonNullTest {
    private static final ResourceType<Unstructured> WIDGETS =
            ResourceType.dynamic(new GroupVersionResource("example.com", "v1", "widgets"));

    /** Replaces single quotes by double quotes. */
    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    private static Pod pod(String rest) {
        return Pod.TYPE.decode(json("{'kind':'Pod','apiVersion':'v1'," + rest + "}"));
    }

    private static <T extends KubeObject> ObjectList<T> list(ResourceType<T> type, String text) {
        try {
            return type.decodeList(new ByteArrayInputStream(json(text)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("metadata of a list: null is absent")
    void listMetadata() {
        for (String meta : List.of(
                "{'resourceVersion':null,'continue':null,'remainingItemCount':null,'selfLink':null}", "null", "{}")) {
            ObjectList<Pod> pods =
                    list(Pod.TYPE, "{'kind':'PodList','apiVersion':'v1','metadata':" + meta + ",'items':null}");
            assertThat(pods).isEqualTo(new ObjectList<Pod>("", "", -1, List.of()));
        }
        ObjectList<Unstructured> widgets = list(
                WIDGETS,
                "{'kind':null,'apiVersion':null,'metadata':{'resourceVersion':'7','continue':null},"
                        + "'items':[{'kind':'Widget','apiVersion':'example.com/v1','metadata':null}]}");
        assertThat(widgets.resourceVersion()).isEqualTo("7");
        assertThat(widgets.continueToken()).isEmpty();
        assertThat(widgets.items().get(0).name()).isEmpty();
    }

    @Test
    @DisplayName("an item whose kind or apiVersion is null gets that of the list, like an absent one")
    void itemTypes() {
        for (String item : List.of(
                "{'kind':null,'apiVersion':null,'metadata':{'name':'a'},'spec':{'x':1}}",
                "{'metadata':{'name':'a'},'kind':null,'spec':{'x':1}}",
                "{'apiVersion':'','metadata':{'name':'a'},'spec':{'x':1}}",
                "{'metadata':{'name':'a'},'spec':{'x':1}}")) {
            Pod pod = list(Pod.TYPE, "{'kind':'PodList','apiVersion':'v1','metadata':{},'items':[" + item + "]}")
                    .items()
                    .get(0);
            assertThat(pod.kind() + " " + pod.apiVersion() + " " + pod.key()).isEqualTo("Pod v1 a");
            assertThat(pod.tree().path("kind").asText()).isEqualTo("Pod");
            assertThat(pod.tree().path("apiVersion").asText()).isEqualTo("v1");
            assertThat(pod.tree().at("/spec/x").asInt()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("metadata of an object: null is absent; in maps and lists it is the empty text")
    void objectMetadata() {
        Pod pod = pod("'metadata':{'name':null,'namespace':null,'resourceVersion':null,'uid':null,'generateName':null,"
                + "'generation':null,'creationTimestamp':null,'deletionTimestamp':null,'labels':{'a':null,'b':'x'},"
                + "'annotations':{'c':null,'d':'y'},'finalizers':[null,'f'],"
                + "'ownerReferences':[null,{'uid':null,'kind':'Job','controller':null}]}");
        ObjectMeta meta = pod.metadata();
        assertThat(List.of(meta.name(), meta.namespace(), meta.resourceVersion(), meta.uid(), meta.generateName()))
                .containsOnly("");
        assertThat(meta.generation()).isZero();
        assertThat(meta.creationTimestamp()).isEmpty();
        assertThat(meta.deletionTimestamp()).isEmpty();
        assertThat(meta.labels()).isEqualTo(Map.of("a", "", "b", "x"));
        assertThat(meta.annotations()).isEqualTo(Map.of("c", "", "d", "y"));
        assertThat(meta.annotation("c")).contains("");
        assertThat(meta.annotation("none")).isEmpty();
        assertThat(meta.finalizers()).containsExactly("", "f");
        assertThat(meta.ownerReferences())
                .containsExactly(
                        new ObjectMeta.OwnerReference("", "", "", "", false),
                        new ObjectMeta.OwnerReference("", "Job", "", "", false));

        ObjectMeta none = pod("'metadata':{'labels':null,'annotations':null,'finalizers':null,'ownerReferences':null}")
                .metadata();
        assertThat(none.labels()).isEmpty();
        assertThat(none.annotations()).isEmpty();
        assertThat(none.annotation("c")).isEmpty();
        assertThat(none.finalizers()).isEmpty();
        assertThat(none.ownerReferences()).isEmpty();
    }

    @Test
    @DisplayName("typed kinds: null is the zero value")
    void typedKinds() {
        Pod empty = pod("'metadata':null,'spec':null,'status':null");
        assertThat(empty.phase() + empty.nodeName() + empty.podIP()).isEmpty();
        assertThat(empty.images()).isEmpty();
        assertThat(pod("'spec':{'containers':null,'nodeName':null},'status':{'phase':null}")
                        .phase())
                .isEmpty();
        assertThat(pod("'spec':{'containers':[{'image':null},null,{'image':'a'}]}")
                        .images())
                .containsExactly("", "", "a");

        Function<String, ConfigMap> map =
                data -> ConfigMap.TYPE.decode(json("{'kind':'ConfigMap','apiVersion':'v1','data':" + data + "}"));
        assertThat(map.apply("{'a':null,'b':'null'}").data()).isEqualTo(Map.of("a", "", "b", "null"));
        assertThat(map.apply("null").data()).isEmpty();

        Function<String, Secret> secret =
                data -> Secret.TYPE.decode(json("{'kind':'Secret','apiVersion':'v1','data':" + data + "}"));
        assertThat(secret.apply("null").keys()).isEmpty();
        assertThat(secret.apply("{'a':null}").value("a").orElseThrow()).isEmpty();
        assertThatThrownBy(() -> secret.apply("{'a':'hush!'}").value("a"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("data.a")
                .hasMessageNotContaining("hush");

        Deployment deployment = Deployment.TYPE.decode(json("{'kind':'Deployment','apiVersion':'apps/v1',"
                + "'spec':{'replicas':null},'status':{'readyReplicas':null}}"));
        assertThat(deployment.replicas()).isEqualTo(1);
        assertThat(deployment.readyReplicas()).isZero();
        Node node = Node.TYPE.decode(json(
                "{'kind':'Node','apiVersion':'v1','status':{'conditions':[null,{'type':'Ready','status':null}]}}"));
        assertThat(node.ready()).isFalse();
        assertThat(Node.TYPE
                        .decode(json("{'kind':'Node','apiVersion':'v1','status':{'conditions':null}}"))
                        .ready())
                .isFalse();
    }

    @Test
    @DisplayName("a Status with null in every field")
    void status() {
        Status status = Status.parse(json("{'kind':'Status','status':null,'message':null,'reason':null,'code':null,"
                + "'details':{'causes':[null,{'reason':null}],'retryAfterSeconds':null}}"));
        assertThat(status)
                .isEqualTo(new Status(
                        "", "", "", 0, List.of(new Status.Cause("", "", ""), new Status.Cause("", "", "")), 0));
        assertThat(Status.parse(json("{'kind':'Status','details':null}")).causes())
                .isEmpty();
        for (String wrong : List.of("{'kind':null}", "null", "[]", "7", "{'kind':'Status','code':'x'}")) {
            assertThatThrownBy(() -> Status.parse(json(wrong))).as(wrong).isInstanceOf(DecodeException.class);
        }
    }

    @Test
    @DisplayName("a value of another type is an error that names the field, when decoding or when reading it")
    void wrongTypes() {
        for (String wrong : List.of(
                "'metadata':5",
                "'metadata':'x'",
                "'metadata':[]",
                "'metadata':{'name':5}",
                "'metadata':{'namespace':true}",
                "'metadata':{'resourceVersion':7}",
                "'metadata':{'labels':[]}",
                "'metadata':{'labels':'x'}",
                "'metadata':{'labels':{'a':1}}",
                "'metadata':{'labels':{'a':{}}}")) {
            assertThatThrownBy(() -> pod(wrong))
                    .as(wrong)
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("expected")
                    .hasMessageContaining("found");
        }
        assertThatThrownBy(() -> pod("'metadata':{'resourceVersion':7}"))
                .hasMessage("expected a text in the field resourceVersion of the metadata, found a number");
        Pod pod = pod(
                "'metadata':{'uid':1,'annotations':{'a':1},'finalizers':[1],'ownerReferences':[1],"
                        + "'generation':'1','creationTimestamp':5},'spec':{'nodeName':1,'containers':{}},'status':{'phase':[]}");
        Map<String, Runnable> reads = Map.of(
                "uid", () -> pod.metadata().uid(),
                "annotations", () -> pod.metadata().annotations(),
                "annotations.a", () -> pod.metadata().annotation("a"),
                "finalizers", () -> pod.metadata().finalizers(),
                "ownerReferences", () -> pod.metadata().ownerReferences(),
                "generation", () -> pod.metadata().generation(),
                "creationTimestamp", () -> pod.metadata().creationTimestamp(),
                "spec.nodeName", pod::nodeName,
                "containers", pod::images,
                "status.phase", pod::phase);
        reads.forEach((field, read) -> assertThatThrownBy(read::run)
                .as(field)
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining(field));
        for (String replicas : List.of("'2'", "2.5", "1e3", "99999999999", "true", "[]")) {
            Deployment deployment = Deployment.TYPE.decode(
                    json("{'kind':'Deployment','apiVersion':'apps/v1','spec':{'replicas':" + replicas + "}}"));
            assertThatThrownBy(deployment::replicas)
                    .as(replicas)
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("spec.replicas");
        }
        for (String list : List.of(
                "'metadata':5,'items':[]",
                "'metadata':{'continue':5},'items':[]",
                "'metadata':{'resourceVersion':{}},'items':[]",
                "'metadata':{'remainingItemCount':'5'},'items':[]",
                "'metadata':{'remainingItemCount':5.5},'items':[]",
                "'metadata':{'remainingItemCount':99999999999999999999},'items':[]",
                "'apiVersion':5,'items':[]",
                "'items':{}",
                "'items':'x'",
                "'items':[null]",
                "'items':[5]")) {
            assertThatThrownBy(() -> list(Pod.TYPE, "{'kind':'PodList'," + list + "}"))
                    .as(list)
                    .isInstanceOf(DecodeException.class);
        }
    }

    @Test
    @DisplayName("if a field occurs twice, the last one counts in every view, as in Go")
    void duplicateFields() {
        Pod pod = pod("'metadata':{'name':'first','labels':{'a':'1'},'uid':'u','uid':'v'},'spec':{'nodeName':'n'},"
                + "'metadata':{'namespace':'ns','name':'second','name':'third'},"
                + "'spec':{'nodeName':'m'},'status':{'phase':'A'},'status':{'phase':'B','phase':'C'}");
        assertThat(pod.key()).isEqualTo("ns/third");
        assertThat(pod.labels()).isEmpty();
        assertThat(pod.metadata().uid()).isEmpty();
        assertThat(pod.nodeName() + pod.phase()).isEqualTo("mC");
        JsonNode tree = pod.tree();
        assertThat(tree.at("/metadata/name").asText()).isEqualTo("third");
        assertThat(tree.at("/status/phase").asText()).isEqualTo("C");
        assertThat(pod("'metadata':{'name':'a'},'metadata':null").name()).isEmpty();
    }

    @Test
    @DisplayName("a list may be of any kind; whatever has the field items is a list")
    void listKinds() {
        String item = "{'kind':'Widget','apiVersion':'example.com/v1','metadata':{'name':'a'}}";
        for (String kind : List.of("WidgetCollection", "Widgets", "List", "WidgetList", "Widget", "")) {
            ObjectList<Unstructured> widgets = list(
                    WIDGETS,
                    "{'kind':'" + kind + "','apiVersion':'example.com/v1','metadata':{'resourceVersion':'7'},'items':["
                            + item + "]}");
            assertThat(widgets.items().get(0).kind()).as(kind).isEqualTo("Widget");
            assertThat(list(WIDGETS, "{'items':[],'kind':'" + kind + "'}").items())
                    .as(kind)
                    .isEmpty();
        }
        ResourceType<Unstructured> typed = ResourceType.typed(
                WIDGETS.resource(), "Widget", true, Unstructured.class, parts -> Unstructured.of(new PlainView(parts)));
        assertThat(list(typed, "{'kind':'WidgetCollection','apiVersion':'example.com/v1','items':[" + item + "]}")
                        .items())
                .hasSize(1);
        assertThat(list(typed, "{'kind':'WidgetCollection','apiVersion':'example.com/v1','items':[]}")
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> list(Pod.TYPE, "{'kind':'ConfigMapList','apiVersion':'v1','items':[]}"))
                .hasMessageContaining("found a ConfigMapList");
        assertThatThrownBy(() -> list(
                        Pod.TYPE, "{'items':[{'metadata':{'name':'a'}}],'kind':'ConfigMapList','apiVersion':'v1'}"))
                .hasMessageContaining("found a ConfigMapList");
        assertThatThrownBy(() -> list(
                        typed,
                        "{'kind':'WidgetCollection','apiVersion':'example.com/v1','items':["
                                + item.replace("'Widget'", "'Gadget'") + "]}"))
                .hasMessageContaining("Gadget");
    }

    @Test
    @DisplayName("in YAML, too, whatever has the field items is a list")
    void yamlLists() {
        List<Unstructured> widgets = Unstructured.allFromYaml("""
                apiVersion: example.com/v1
                kind: WidgetCollection
                items:
                - {apiVersion: example.com/v1, kind: Widget, metadata: {name: a}}
                - {apiVersion: example.com/v1, kind: Widget, metadata: {name: b}}
                """);
        assertThat(widgets).extracting(KubeObject::kind).containsExactly("Widget", "Widget");
    }

    /** A view without accessors. */
    private static final class PlainView extends KubeObject {
        PlainView(ObjectJson parts) {
            super(parts);
        }
    }
}
