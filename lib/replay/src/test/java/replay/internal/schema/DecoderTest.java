package replay.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong types, with the messages of Go's decoder. */
class DecoderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apps/v1 Deployment | {'spec':{'replicas':'2'}} | string into Go struct field DeploymentSpec.spec.replicas of type int32",
                "apps/v1 Deployment | {'spec':{'replicas':2.5}} | number 2.5 into Go struct field DeploymentSpec.spec.replicas of type int32",
                "apps/v1 Deployment | {'spec':{'replicas':3000000000}} | number 3000000000 into Go struct field DeploymentSpec.spec.replicas of type int32",
                "apps/v1 Deployment | {'spec':{'paused':'yes'}} | string into Go struct field DeploymentSpec.spec.paused of type bool",
                "apps/v1 Deployment | {'spec':{'template':{'spec':{'containers':[{'ports':[{'containerPort':'80'}]}]}}}} | string into Go struct field ContainerPort.spec.template.spec.containers.ports.containerPort of type int32",
                "apps/v1 Deployment | {'spec':{'template':{'spec':{'containers':[{'env':[{'value':8080}]}]}}}} | number into Go struct field EnvVar.spec.template.spec.containers.env.value of type string",
                "apps/v1 Deployment | {'spec':{'template':{'spec':{'containers':{'name':'a'}}}}} | object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container",
                "v1 Pod | {'spec':{'containers':['nginx']}} | string into Go struct field PodSpec.spec.containers of type v1.Container",
                "v1 Pod | {'spec':{'containers':[{'command':'ls'}]}} | string into Go struct field Container.spec.containers.command of type []string",
                "v1 Pod | {'spec':{'containers':[{'imagePullPolicy':1}]}} | number into Go struct field Container.spec.containers.imagePullPolicy of type v1.PullPolicy",
                "v1 Pod | {'spec':'x'} | string into Go struct field Pod.spec of type v1.PodSpec",
                "v1 Pod | {'spec':{'nodeSelector':{'disk':1}}} | number into Go struct field PodSpec.spec.nodeSelector of type string",
                "v1 Pod | {'metadata':{'labels':{'a':true}}} | bool into Go struct field ObjectMeta.metadata.labels of type string",
                "v1 Pod | {'metadata':{'labels':['a']}} | array into Go struct field ObjectMeta.metadata.labels of type map[string]string",
                "v1 ConfigMap | {'data':{'port':8080}} | number into Go struct field ConfigMap.data of type string",
                "v1 ConfigMap | {'data':'x'} | string into Go struct field ConfigMap.data of type map[string]string",
                "v1 ConfigMap | {'data':{'a':{'b':'c'}}} | object into Go struct field ConfigMap.data of type string",
                "v1 ConfigMap | {'immutable':'true'} | string into Go struct field ConfigMap.immutable of type bool",
                "v1 Service | {'spec':{'ports':[{'targetPort':true}]}} | bool into Go struct field ServicePort.spec.ports.targetPort of type int32",
                "v1 Service | {'spec':{'selector':'app=web'}} | string into Go struct field ServiceSpec.spec.selector of type map[string]string",
                "v1 Secret | {'data':{'a':1}} | number into Go struct field Secret.data of type []uint8",
            })
    void theFirstWrongTypeIsNamedAsGoNamesIt(String kind, String json, String words) {
        assertThatThrownBy(() -> Decoder.decode(type(kind), tree(json)))
                .isInstanceOf(DecodeError.class)
                .hasMessage("json: cannot unmarshal " + words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'data':{'a':'no base64!'}} | illegal base64 data at input byte 2",
                "{'data':{'a':'YWJ'}} | illegal base64 data at input byte 0",
                "{'data':{'a':'YWJj='}} | illegal base64 data at input byte 4",
                "{'metadata':{'creationTimestamp':'today'}} | parsing time \"today\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"today\" as \"2006\"",
            })
    void textsThatCannotBeReadAreRefused(String json, String words) {
        assertThatThrownBy(() -> Decoder.decode(type("v1 Secret"), tree(json))).hasMessage(words);
    }

    @Test
    void quantitiesMustBeValid() {
        assertThatThrownBy(() -> Decoder.decode(
                        type("v1 Pod"), tree("{'spec':{'containers':[{'resources':{'limits':{'cpu':'much'}}}]}}")))
                .hasMessageStartingWith("quantities must match the regular expression");
        assertThat(Decoder.decode(
                                type("v1 Pod"),
                                tree(
                                        "{'spec':{'containers':[{'resources':{'limits':{'cpu':0.5,'memory':'1024Mi'}}}]}}"))
                        .object()
                        .at("/spec/containers/0/resources/limits"))
                .isEqualTo(tree("{'cpu':'500m','memory':'1Gi'}"));
    }

    @Test
    void nullIsTheZeroValueAndUnknownFieldsAreNamedByTheirPath() {
        Decoder.Decoded decoded = Decoder.decode(
                type("v1 Pod"),
                tree(
                        "{'spec':{'nodeName':null,'containers':[{'name':'a','imag':'x'}],'hostnam':'x'},'metadata':{'annotations':{'a':null}},'Spec':{}}"));
        assertThat(decoded.object())
                .isEqualTo(tree("{'spec':{'containers':[{'name':'a'}]},'metadata':{'annotations':{'a':''}}}"));
        assertThat(decoded.unknown())
                .containsExactly(
                        "unknown field \"spec.containers[0].imag\"",
                        "unknown field \"spec.hostnam\"",
                        "unknown field \"Spec\"");
    }

    @Test
    void theResultOfAStrategicMergeHasOtherMessages() {
        assertThatThrownBy(() -> Decoder.decodePatched(type("v1 ConfigMap"), tree("{'data':{'a':1}}")))
                .hasMessage("cannot convert int64 to string");
        assertThatThrownBy(() -> Decoder.decodePatched(type("apps/v1 Deployment"), tree("{'spec':{'replicas':'2'}}")))
                .hasMessage("cannot convert string to int32");
        assertThatThrownBy(() -> Decoder.decodePatched(type("v1 Pod"), tree("{'spec':{'containers':{}}}")))
                .hasMessage("cannot restore slice from map");
    }

    @Test
    void everyStructThatAFieldNamesExists() {
        for (StructType type : BuiltInKinds.all()) {
            type.fields()
                    .values()
                    .forEach(field -> assertThat(field.type().struct())
                            .as(type + "." + field.name())
                            .satisfies(s -> assertThat(s.isPresent())
                                    .isEqualTo(!field.type().section().isEmpty())));
        }
        assertThat(BuiltInKinds.all()).hasSizeGreaterThan(300);
    }

    private static StructType type(String kind) {
        return BuiltInKinds.of(kind.split(" ")[0], kind.split(" ")[1]).orElseThrow();
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
