package informers.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.client.config.ClientConfig.Impersonation;
import informers.client.rest.RestRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Immutable types copy the arrays and collections that they are created from, and return copies or unmodifiable ones.
 */
class OwnershipTest {
    private static final String POD = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\","
            + "\"labels\":{\"l\":\"m\"},\"uid\":\"u\"},\"status\":{\"phase\":\"Running\"}}";

    private static void assertUnchanged(byte[] buffer, Function<byte[], ? extends KubeObject> decode) {
        KubeObject object = decode.apply(buffer);
        KubeObject same = decode.apply(buffer.clone());
        int hash = object.hashCode();
        Arrays.fill(buffer, (byte) 'x');
        Arrays.fill(object.json(), (byte) 'x');
        assertThat(object).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(object.hashCode()).isEqualTo(hash);
        assertThat(object.text("status", "phase")).contains("Running");
        assertThat(object.metadata().uid()).isEqualTo("u");
    }

    @Test
    @DisplayName("an object keeps its bytes when the buffer it was decoded from is overwritten")
    void buffers() {
        byte[] buffer = POD.getBytes(UTF_8);
        assertUnchanged(buffer.clone(), Pod.TYPE::decode);
        assertUnchanged(buffer.clone(), Unstructured::fromJson);
        assertUnchanged(buffer.clone(), json -> Pod.TYPE.view(ObjectJson.parse(json)));
        assertUnchanged(buffer.clone(), json -> Unstructured.of(Pod.TYPE.decode(json)));
        assertUnchanged(buffer.clone(), json -> {
            ObjectJson parts = ObjectJson.parse(json);
            Arrays.fill(parts.bytes(), (byte) 'x');
            return Pod.TYPE.view(parts);
        });
        assertUnchanged(
                ("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[" + POD + "]}").getBytes(UTF_8), json -> {
                    try {
                        return Pod.TYPE
                                .decodeList(new ByteArrayInputStream(json))
                                .items()
                                .get(0);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    @DisplayName("trees and collections that an object returns belong to the caller or are unmodifiable")
    void handedOut() {
        Pod pod = Pod.TYPE.decode(POD.getBytes(UTF_8));
        ((ObjectNode) pod.tree()).removeAll();
        ((ObjectNode) pod.metadata().tree()).removeAll();
        assertThat(pod.tree().at("/metadata/name").asText()).isEqualTo("a");
        for (Map<String, String> map : List.of(pod.labels(), pod.metadata().annotations())) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> map.put("x", "y"))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
        ObjectNode value = Json.mapper().createObjectNode().put("a", 1);
        ObjectEdit edit = pod.edit().set(value, "spec");
        value.put("a", 2);
        assertThat(edit.build(Pod.TYPE).text("spec", "a")).contains("1");
    }

    @Test
    @DisplayName("records copy their arguments")
    void records() {
        byte[] body = {1, 2};
        RestRequest request = RestRequest.post("/x", body);
        body[0] = 9;
        request.body()[1] = 9;
        assertThat(request.body()).containsExactly(1, 2);

        List<String> groups = new ArrayList<>(List.of("a"));
        List<String> scopes = new ArrayList<>(List.of("a"));
        var who = new Impersonation("u", "", groups, Map.of("scopes", scopes));
        groups.clear();
        scopes.clear();
        assertThat(who.groups()).hasSize(1);
        assertThat(who.extra().get("scopes")).hasSize(1);
    }

    @Test
    @DisplayName("changing a mapper has no effect on others")
    void mapper() {
        byte[] before = Json.bytes(Json.tree(POD.getBytes(UTF_8)));
        Json.mapper().enable(SerializationFeature.INDENT_OUTPUT);
        Json.mapper().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        Json.mapper().getFactory().setCharacterEscapes(null);
        assertThat(Json.bytes(Json.tree(POD.getBytes(UTF_8)))).isEqualTo(before);
        assertThat(Json.mapper().isEnabled(SerializationFeature.INDENT_OUTPUT)).isFalse();
        assertThat(Json.mapper().isEnabled(DeserializationFeature.FAIL_ON_TRAILING_TOKENS))
                .isTrue();
    }
}
