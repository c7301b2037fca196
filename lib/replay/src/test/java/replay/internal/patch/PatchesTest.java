package replay.internal.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import replay.Fixtures;
import replay.internal.request.StatusException;

/** The three kinds of patches, by example. Single quotes stand for double quotes. */
class PatchesTest {
    @Test
    void aMergePatchSetsAndRemoves() {
        assertThat(MergePatch.merge(tree("{'a':{'b':1,'c':2},'l':[1,2]}"), tree("{'a':{'b':null,'d':3},'l':[9]}")))
                .isEqualTo(tree("{'a':{'c':2,'d':3},'l':[9]}"));
    }

    @Test
    void theMergePatchOfTwoObjectsTurnsOneIntoTheOther() {
        ObjectNode before = tree("{'a':{'b':1,'c':{'x':1}},'l':[1,2],'gone':1}");
        ObjectNode after = tree("{'a':{'b':2,'c':{'x':1}},'l':[2],'new':{'y':1}}");
        ObjectNode patch = MergePatch.difference(before, after);
        assertThat(patch).isEqualTo(tree("{'gone':null,'a':{'b':2},'l':[2],'new':{'y':1}}"));
        assertThat(MergePatch.merge(before, patch)).isEqualTo(after);
    }

    @Test
    void aStrategicMergeFindsContainersByName() {
        ObjectNode pod = tree(
                "{'containers':[{'name':'a','image':'1','env':[{'name':'x','value':'1'}]},{'name':'b','image':'1'}]}");
        ObjectNode patch = tree("{'containers':[{'name':'a','image':'2','env':[{'name':'y','value':'2'}]}]}");
        assertThat(merge("PodSpec", pod, patch))
                .isEqualTo(tree("{'containers':[{'name':'a','image':'2','env':[{'name':'y','value':'2'},"
                        + "{'name':'x','value':'1'}]},{'name':'b','image':'1'}]}"));
    }

    @Test
    void aStrategicMergeDeletesReplacesAndOrders() {
        ObjectNode pod =
                tree("{'containers':[{'name':'a'},{'name':'b'},{'name':'c'}],'args':['x','y'],'s':{'type':'R','r':1}}");
        ObjectNode patch = tree(
                "{'$setElementOrder/containers':[{'name':'c'},{'name':'a'}],"
                        + "'containers':[{'name':'b','$patch':'delete'}],'args':['z'],'s':{'$retainKeys':['type'],'type':'Q'}}");
        assertThat(merge("PodSpec", pod, patch))
                .isEqualTo(tree("{'containers':[{'name':'c'},{'name':'a'}],'args':['z'],'s':{'type':'Q'}}"));
    }

    @Test
    void aStrategicMergeIdentifiesAServicesPortsByPort() {
        assertThat(merge(
                        "ServiceSpec",
                        tree("{'ports':[{'port':80,'name':'a'},{'port':81}]}"),
                        tree("{'ports':[{'port':80,'targetPort':8080}]}")))
                .isEqualTo(tree("{'ports':[{'port':80,'name':'a','targetPort':8080},{'port':81}]}"));
    }

    @Test
    void finalizersAreASet() {
        assertThat(merge("ObjectMeta", tree("{'finalizers':['a']}"), tree("{'finalizers':['a','b']}")))
                .isEqualTo(tree("{'finalizers':['a','b']}"));
        assertThat(merge(
                        "ObjectMeta",
                        tree("{'finalizers':['a','b']}"),
                        tree("{'$deleteFromPrimitiveList/finalizers':['a']}")))
                .isEqualTo(tree("{'finalizers':['b']}"));
    }

    @Test
    void aJsonPatchGoesStepByStep() {
        ObjectNode target = tree("{'l':[1,2],'m':{'a':1}}");
        assertThat(JsonPatch.apply(
                        target,
                        tree("{'p':[{'op':'test','path':'/m/a','value':1},{'op':'add','path':'/l/-','value':3},"
                                        + "{'op':'remove','path':'/l/0'},{'op':'move','from':'/m/a','path':'/b'},"
                                        + "{'op':'copy','from':'/b','path':'/m/c'},{'op':'replace','path':'/b','value':9}]}")
                                .get("p")))
                .isEqualTo(tree("{'l':[2,3],'m':{'c':1},'b':9}"));
        assertThat(target).isEqualTo(tree("{'l':[1,2],'m':{'a':1}}"));
    }

    @Test
    void aJsonPatchThatDoesNotFitIsRefused() {
        for (String operation : new String[] {
            "{'op':'test','path':'/a','value':2}",
            "{'op':'remove','path':'/x'}",
            "{'op':'add','path':'/x/y','value':1}",
            "{'op':'add','path':'/a'}",
            "{'op':'jump','path':'/a'}",
            "{'op':'add','path':'a','value':1}",
            "{'op':'replace','path':'','value':{}}"
        }) {
            assertThatThrownBy(() -> JsonPatch.apply(
                            tree("{'a':1}"), tree("{'p':[" + operation + "]}").get("p")))
                    .as(operation)
                    .isInstanceOf(StatusException.class)
                    .hasMessageContaining("the server rejected our request due to an error in our request");
        }
    }

    @Test
    void newElementsAreBeforeThoseThatOnlyTheServerHas() {
        assertThat(merge(
                        "PodSpec",
                        tree("{'containers':[{'name':'a'},{'name':'b'}]}"),
                        tree("{'containers':[{'name':'c'}]}")))
                .isEqualTo(tree("{'containers':[{'name':'c'},{'name':'a'},{'name':'b'}]}"));
        assertThat(merge(
                        "PodSpec",
                        tree("{'containers':[{'name':'a'},{'name':'b'}]}"),
                        tree("{'containers':[{'name':'c'},{'name':'b'}]}")))
                .as("b was after a, and c is not on the server yet")
                .isEqualTo(tree("{'containers':[{'name':'c'},{'name':'a'},{'name':'b'}]}"));
        assertThat(
                        merge(
                                "PodSpec",
                                tree("{'containers':[{'name':'injected'},{'name':'a'}]}"),
                                tree(
                                        "{'$setElementOrder/containers':[{'name':'a'},{'name':'new'}],'containers':[{'name':'new'}]}")))
                .as("kubectl apply adds a container after its own; one that only the server has stays before it")
                .isEqualTo(tree("{'containers':[{'name':'injected'},{'name':'a'},{'name':'new'}]}"));
    }

    @Test
    void aListWithoutAMergeKeyIsReplacedAndOneElementAloneCanReplaceAll() {
        assertThat(merge(
                        "PodSpec",
                        tree("{'tolerations':[{'key':'a'}],'containers':[{'name':'a'}]}"),
                        tree("{'tolerations':[{'key':'b'}],'containers':[{'$patch':'replace'},{'name':'b'}]}")))
                .isEqualTo(tree("{'tolerations':[{'key':'b'}],'containers':[{'name':'b'}]}"));
        assertThatThrownBy(() -> merge("PodSpec", tree("{}"), tree("{'containers':[{'image':'x'}]}")))
                .hasMessageContaining("map: map[image:x] does not contain declared merge key: name");
    }

    private static ObjectNode merge(String type, ObjectNode target, ObjectNode patch) {
        return StrategicMerge.merge(target, patch, replay.internal.schema.SchemaFixtures.type(type));
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) Fixtures.json(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
