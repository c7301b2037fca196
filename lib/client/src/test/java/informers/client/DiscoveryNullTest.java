package informers.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.DecodeException;
import informers.api.Json;
import informers.client.DiscoveredResources.ResourceList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Discovery documents with nulls and values of wrong types. */
class DiscoveryNullTest {
    private static JsonNode json(String text) {
        return Json.tree(text.replace('\'', '"').getBytes(UTF_8));
    }

    @Test
    @DisplayName("legacy discovery: null is the zero value")
    void legacy() {
        ResourceList list = DiscoveryDocument.legacyResources(
                "v1",
                json("{'resources':[null,{'name':'pods','singularName':null,'namespaced':null,'kind':'Pod',"
                        + "'shortNames':null,'verbs':['get',null],'categories':null}]}"));
        assertThat(list.resources())
                .containsExactly(
                        new ApiResource("", "v1", "", "", List.of(), false, "", List.of(), List.of()),
                        new ApiResource("", "v1", "pods", "", List.of(), false, "Pod", List.of("get", ""), List.of()));
        assertThat(DiscoveryDocument.legacyResources("v1", json("{'resources':null}"))
                        .resources())
                .isEmpty();
        assertThat(DiscoveryDocument.legacyGroups(json(
                                "{'groups':[{'name':'apps','versions':[{'version':null}],'preferredVersion':null}]}"))
                        .groups())
                .containsExactly(new ApiGroup("apps", List.of(""), ""));
        assertThat(DiscoveryDocument.legacyGroups(json("{'groups':null}")).groups())
                .isEmpty();
        assertThat(DiscoveryDocument.legacyCore(json("{'versions':null}")).groups())
                .isEmpty();
    }

    @Test
    @DisplayName("aggregated discovery: null is the zero value")
    void aggregated() {
        DiscoveryDocument document = DiscoveryDocument.aggregated(json("{'items':[{'metadata':null,'versions':["
                + "{'version':'v1','freshness':null,'resources':[{'resource':'pods','singularResource':null,"
                + "'scope':null,'shortNames':null,'verbs':null,'categories':null,'responseKind':{'kind':'Pod',"
                + "'group':null},'subresources':[{'subresource':null,'responseKind':null}]},"
                + "{'resource':'x','responseKind':null,'subresources':null}]}]}]}"));
        assertThat(document.lists().get("v1").resources())
                .containsExactly(new ApiResource("", "v1", "pods", "", List.of(), false, "Pod", List.of(), List.of()));
        assertThat(DiscoveryDocument.aggregated(json("{'items':null}")).groups())
                .isEmpty();
    }

    @Test
    @DisplayName("a value of another type is an error that names the field")
    void wrongTypes() {
        for (String wrong : List.of(
                "{'resources':{}}",
                "{'resources':[{'name':5}]}",
                "{'resources':[{'namespaced':'true'}]}",
                "{'resources':[{'verbs':'get'}]}",
                "{'resources':[{'verbs':[{}]}]}",
                "{'resources':[5]}")) {
            assertThatThrownBy(() -> DiscoveryDocument.legacyResources("v1", json(wrong)))
                    .as(wrong)
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("in the field");
        }
    }
}
