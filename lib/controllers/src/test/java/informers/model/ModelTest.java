package informers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DecodeException;
import informers.api.GroupVersionResource;
import informers.api.Json;
import informers.api.ResourceType;
import informers.api.Unstructured;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTest {
    record Port(String name, int port) {}

    record Spec(String color, Integer size, List<Port> ports) {}

    record Status(String phase) {}

    record Widget(Spec spec, Status status) {}

    private static final GroupVersionResource RESOURCE = new GroupVersionResource("example.com", "v1", "widgets");
    private static final ResourceType<Model<Widget>> WIDGETS = Model.type(RESOURCE, "Widget", true, Widget.class);
    private static final String YAML = """
            apiVersion: example.com/v1
            kind: Widget
            metadata: {name: w, namespace: default, resourceVersion: "7", labels: {a: b}, annotations: {future: "1"}}
            spec:
              color: red
              weight: 1.5
              ports:
              - {name: http, port: 80, protocol: TCP}
              - {name: https, port: 443, tls: {mode: strict}}
            status: {observed: 3}
            future: {deep: [1, 2]}
            """;

    private static Model<Widget> widget() {
        return WIDGETS.decode(Unstructured.fromYaml(YAML).json());
    }

    private static Model<Widget> expected(String from, String to) {
        assertThat(YAML).contains(from);
        return WIDGETS.decode(Unstructured.fromYaml(YAML.replace(from, to)).json());
    }

    @Test
    @DisplayName(
            "C109 a record: its fields are read, the metadata is the object's; a value that is not changed changes nothing")
    void record() {
        Widget value = widget().get();
        assertThat(value.spec().color()).isEqualTo("red");
        assertThat(value.spec().size()).isNull();
        assertThat(value.spec().ports()).containsExactly(new Port("http", 80), new Port("https", 443));
        assertThat(widget().metadata().labels()).containsEntry("a", "b");
        assertThat(widget().with(value).tree()).isEqualTo(widget().tree());
        assertThat(new String(widget().with(value).json())).contains("\"weight\":1.5,");
    }

    @Test
    @DisplayName("C109 unknown fields are kept when a field is changed, added or removed")
    void unknownFields() {
        assertThat(widget().with(w -> new Widget(new Spec("blue", 2, w.spec().ports()), w.status()))
                        .tree())
                .isEqualTo(expected("color: red", "color: blue\n  size: 2").tree());
        assertThat(widget().with(w -> new Widget(w.spec(), new Status("Painted")))
                        .tree())
                .isEqualTo(
                        expected("observed: 3", "observed: 3, phase: Painted").tree());
        assertThat(widget().with(w -> new Widget(new Spec(null, null, w.spec().ports()), w.status()))
                        .tree())
                .isEqualTo(expected("  color: red\n", "").tree());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the list as it should be | the unknown fields of its elements
                "http 80, https 443 | protocol tls",
                "https 443, http 80 | tls protocol",
                "https 443 | tls",
                "https 444, other 1 | tls -",
                "new 1, http 8080, https 443 | - protocol tls",
                "a 1, b 2 | - -"
            })
    @DisplayName("C110 unknown fields of a list's elements stay with their elements")
    void lists(String ports, String unknown) {
        List<Port> now = java.util.Arrays.stream(ports.split(", "))
                .map(port -> new Port(port.split(" ")[0], Integer.parseInt(port.split(" ")[1])))
                .toList();
        Model<Widget> changed = widget().with(w -> new Widget(new Spec("red", null, now), w.status()));
        assertThat(changed.get().spec().ports()).isEqualTo(now);
        StringBuilder kept = new StringBuilder();
        changed.tree()
                .at("/spec/ports")
                .forEach(port -> kept.append(port.has("protocol") ? "protocol " : port.has("tls") ? "tls " : "- "));
        assertThat(kept.toString().strip()).isEqualTo(unknown);
    }

    @Test
    @DisplayName("C109 a new object has kind, apiVersion and name, and no nulls")
    void create() {
        Model<Widget> created = Model.of(WIDGETS, "default", "w", new Widget(new Spec("red", 1, null), null));
        assertThat(new String(created.json()))
                .isEqualTo(
                        "{\"apiVersion\":\"example.com/v1\",\"kind\":\"Widget\",\"metadata\":{\"name\":\"w\",\"namespace\":\"default\"},"
                                + "\"spec\":{\"color\":\"red\",\"size\":1}}");
        assertThat(Model.of(WIDGETS, "", "c", new Widget(null, null)).key()).isEqualTo("c");
    }

    record Other(String kind) {}

    @Test
    @DisplayName(
            "C109 two classes for one resource are two types; an object that does not fit is an error that names the class")
    void types() {
        assertThat(Model.type(RESOURCE, "Widget", true, Other.class)).isNotEqualTo(WIDGETS);
        assertThat(Model.type(RESOURCE, "Widget", true, Widget.class))
                .isEqualTo(WIDGETS)
                .hasToString("example.com/v1/widgets as Widget");
        Model<Widget> wrong = expected("color: red", "color: {r: 1}");
        assertThatThrownBy(wrong::get)
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("expected Widget default/w@7 to fit informers.model.ModelTest$Widget, but ");
        ResourceType<Model<String>> text =
                Model.type(RESOURCE, "Widget", true, String.class, Model.jackson(Json.mapper(), String.class));
        assertThatThrownBy(() -> Model.of(text, "no object")).hasMessageContaining("as a JSON object, found STRING");
    }
}
