package informers.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits: what they remove, and that everything else keeps its bytes. */
class ObjectEditTest {
    private static final ResourceType<Unstructured> ANY = ResourceType.dynamic(Pod.TYPE.resource());
    private static final String[] NAMES = {"a", "b", "metadata", "\\u0061", "x,y", ""};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a   | {'kind':'K','a':1,'b':2}             | {'kind':'K','b':2}",
                "a   | {'kind':'K' , 'a' : [ {} , '}' ] }   | {'kind':'K' }",
                "a   | {'a':1 , 'kind':'K'}                 | { 'kind':'K'}",
                "a   | {'a':1}                              | {}",
                "a   | {'a':1,'a':2,'kind':'K','a':3}       | {'kind':'K'}",
                "a   | {'\\u0061':1,'kind':'K'}             | {'kind':'K'}",
                "a   | {'b':{'a':1},'metadata':{'a':1}}     | {'b':{'a':1},'metadata':{'a':1}}",
                "a.b | {'a':{'b':1,'c':1.50},'b':1}         | {'a':{'c':1.50},'b':1}",
                "a.b | {'a':{'c':1,'b':1}}                  | {'a':{'c':1}}",
                "a.b | {'a':{'b':1},'a':{'b':2,'c':1E+400}} | {'a':{},'a':{'c':1E+400}}",
                "a.b | {'a':null,'c':1}                     | {'a':null,'c':1}",
                "a.b | {'a':['b'],'c':{'a':{'b':1}}}        | {'a':['b'],'c':{'a':{'b':1}}}",
            })
    @DisplayName("a field is cut out of the bytes, wherever it stands and how often; all other bytes stay")
    void cut(String path, String before, String after) {
        Unstructured object = ANY.decode(bytes(before));
        Unstructured less = object.edit().remove(path.split("\\.")).build(ANY);
        assertThat(new String(less.json(), StandardCharsets.UTF_8).replace('"', '\''))
                .isEqualTo(after);
        assertThat(object.json()).isEqualTo(bytes(before));
    }

    @Test
    @DisplayName(
            "on random objects a cut removes what removing from a tree removes, and the metadata is that of the rest")
    void asInATree() {
        Random random = new Random(18);
        int found = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] json = bytes(object(random, 3));
            String[] path = new String[1 + random.nextInt(3)];
            for (int p = 0; p < path.length; p++) {
                path[p] = NAMES[random.nextInt(3)];
            }
            ObjectNode expected = (ObjectNode) Json.tree(json);
            JsonNode parent = expected;
            for (int p = 0; p < path.length - 1; p++) {
                parent = parent.path(path[p]);
            }
            if (parent instanceof ObjectNode object && object.remove(path[path.length - 1]) != null) {
                found++;
            }
            ObjectJson less = new ObjectEdit(ObjectJson.parse(json))
                    .remove(path)
                    .build(ANY)
                    .parts();
            assertThat(Json.tree(less.bytes())).as(new String(json)).isEqualTo(expected);
            assertThat(less.metadata().tree())
                    .isEqualTo(expected.path("metadata") instanceof ObjectNode meta ? meta : Json.object());
        }
        assertThat(found).isGreaterThan(500);
    }

    @ParameterizedTest
    @CsvSource({"name", "namespace", "resourceVersion", "labels", "annotations", "managedFields"})
    @DisplayName("name, namespace, version and labels are those of the rest")
    void metadata(String removed) {
        String meta = "{'managedFields':[{}],'name':'n','namespace':'s','resourceVersion':'7','labels':{'a':'b'},"
                + "'annotations':{'a':'b'}}";
        Unstructured object = ANY.decode(bytes("{'x':1,'metadata':" + meta + ",'y':2}"));
        Unstructured less = object.edit().remove("metadata", removed).build(ANY);
        Unstructured again = ANY.decode(less.json());
        assertThat(less.metadata().tree().has(removed)).isFalse();
        assertThat(less.metadata().tree()).hasSize(5).isEqualTo(again.metadata().tree());
        assertThat(less.toString()).isEqualTo(again.toString());
        assertThat(less.labels()).isEqualTo(again.labels());
        assertThat(less.text("y")).contains("2");
    }

    @Test
    @DisplayName("what is removed before and after something is set")
    void mixed() {
        Unstructured object = ANY.decode(bytes("{'kind':'K','a':1,'b':2,'c':3}"));
        ObjectEdit edit = object.edit().remove("a");
        assertThat(new String(edit.build(ANY).json())).isEqualTo("{\"kind\":\"K\",\"b\":2,\"c\":3}");
        edit.set(5, "a").remove("c").set("t", "d", "e");
        assertThat(edit.build(ANY).tree()).isEqualTo(Json.tree(bytes("{'kind':'K','b':2,'a':5,'d':{'e':'t'}}")));
        assertThat(object.tree()).hasSize(4);
    }

    /** Returns an object with names twice, white space, and texts that look like structure. */
    private static String object(Random random, int deepest) {
        StringBuilder json = new StringBuilder("{");
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = NAMES[random.nextInt(NAMES.length)];
            json.append(space(random)).append("'").append(name).append("'").append(space(random));
            json.append(':')
                    .append(space(random))
                    .append(
                            name.equals("metadata") && deepest == 3
                                    ? object(random, deepest - 1)
                                    : value(random, deepest - 1));
            json.append(space(random)).append(i == 1 ? "" : ",");
        }
        return json.append(space(random)).append("}").toString();
    }

    private static String value(Random random, int deepest) {
        return switch (random.nextInt(deepest == 0 ? 4 : 6)) {
            case 0 -> "1.50";
            case 1 -> "null";
            case 2 -> "'},\\'a\\':'";
            case 3 -> "'\\\\'";
            case 4 -> "[" + object(random, deepest - 1) + ",'a']";
            default -> object(random, deepest);
        };
    }

    private static String space(Random random) {
        return random.nextInt(4) == 0 ? " \n" : "";
    }

    private static byte[] bytes(String quoted) {
        return quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
