package informers.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import informers.internal.yaml.YamlReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final String TWO = """
            # what comes first
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            ---
            ---
            # nothing here

            --- # and a comment behind the line
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: b
              annotations:
                note: |
                  a text may have
                   --- in it
            ...
            ---
            """;

    @Test
    void documentsCommentsAndEmptyDocuments() {
        assertThat(Unstructured.allFromYaml(TWO))
                .extracting(Object::toString)
                .containsExactly("ConfigMap a@", "Deployment b@");
        assertThat(Unstructured.allFromYaml(TWO.replace("\n", "\r\n"))).hasSize(2);
        assertThat(Unstructured.allFromYaml(TWO).get(1).metadata().annotation("note"))
                .contains("a text may have\n --- in it\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment", "---", "---\n---\n# x\n---\n", "null", "~\n---\nnull\n"})
    void anEmptyTextHasNoObjects(String nothing) {
        assertThat(Unstructured.allFromYaml(nothing)).isEmpty();
        assertThatThrownBy(() -> Unstructured.fromYaml(nothing)).hasMessageContaining("an empty document");
    }

    @Test
    void emptyDocumentsAreSkipped() {
        assertThat(Unstructured.fromYaml("---\n# c\n---\napiVersion: v1\nkind: Pod\n---\n")
                        .kind())
                .isEqualTo("Pod");
    }

    @Test
    void listsAreReadItemByItem() {
        assertThat(Unstructured.allFromYaml("""
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: Pod, metadata: {name: a}}
                - apiVersion: v1
                  kind: List
                  items: [{apiVersion: v1, kind: Pod, metadata: {name: b}}]
                ---
                {"apiVersion": "apps/v1", "kind": "DeploymentList", "items": [{"metadata": {"name": "c"}}]}
                ---
                apiVersion: example.com/v1
                kind: WishList
                spec: {items: [x]}
                """))
                .extracting(o -> o.groupVersionKind() + " " + o.name())
                .containsExactly(
                        "v1, Kind=Pod a",
                        "v1, Kind=Pod b",
                        "apps/v1, Kind=Deployment c",
                        "example.com/v1, Kind=WishList ");
    }

    @Test
    void aliasesBelongToTheirDocument() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            many.append("---\napiVersion: v1\nkind: Pod\nmetadata: {name: p%d, labels: &l {a: b}}\nspec: *l\n"
                    .formatted(i));
        }
        assertThat(Unstructured.allFromYaml(many.toString())).hasSize(200);
        assertThatThrownBy(() -> Unstructured.allFromYaml(
                        "apiVersion: v1\nkind: Pod\na: &a {}\n---\napiVersion: v1\nkind: Pod\nb: *a\n"))
                .hasMessageStartingWith("document 2:")
                .hasMessageContaining("undefined alias a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: Pod | document 3 (line 7): expected an object with kind and apiVersion, but apiVersion is missing",
                "apiVersion: v1 | document 3 (line 7): expected an object with kind and apiVersion, but kind is missing",
                "{apiVersion: v1, kind: 5} | document 3 (line 7): expected an object with kind and apiVersion, but kind is",
                "- a | document 3 (line 7): expected a Kubernetes object in YAML (apiVersion: …, kind: …), found a list",
                "words | document 3 (line 7): expected a Kubernetes object in YAML (apiVersion: …, kind: …), found a text",
                "'a: b: c' | document 3: expected YAML, but the text cannot be read at line 7, column 5: mapping values",
                "a: [ | document 3: expected YAML, but the text cannot be read at line 8",
                "{apiVersion: v1, kind: List, items: [{}]} | document 3 (line 7): item 1 of the List: expected an object",
                "{apiVersion: v1, kind: List, items: [1]} | document 3 (line 7): item 1 of the List: expected a Kub",
                "{apiVersion: v1, kind: Pod, metadata: {name: [x]}} | document 3 (line 7): expected a text in the field name",
                "{apiVersion: v1, kind: Pod, x: .nan} | document 3: expected YAML, but the text cannot be read at line 7, column 32: infinity, or not a number,",
                "{apiVersion: v1, kind: Pod, ? [a] : b} | document 3: expected YAML, but the text cannot be read at line 7, column 31: the name of a field must",
                "{apiVersion: v1, kind: Pod, metadata: {labels: {a: 1e3}}} | document 3 (line 7): expected a text in the field a, found a number",
                "{apiVersion: v1, kind: Wish, items: 5} | document 3 (line 7): expected a list in items of the Wish, found number",
                "{items: []} | document 3 (line 7): expected an object with kind and apiVersion, but kind is missing",
                "{apiVersion: v1, kind: !!int x} | document 3: expected YAML, but the text cannot be read at line 7, column 24: the text is not a value of its tag !!int",
            })
    void anErrorNamesTheDocument(String wrong, String message) {
        Throwable e = catchThrowable(() -> Unstructured.allFromYaml(text(wrong)));
        assertThat(e).isInstanceOf(DecodeException.class).hasMessageStartingWith(message);
    }

    /** The invalid document is the third, and starts on line 7. */
    private static String text(String wrong) {
        return "apiVersion: v1\nkind: Pod\n---\n# nothing\n---\n\n" + wrong + "\n---\nkind: Pod\n";
    }

    @Test
    void noErrorQuotesASecret() {
        for (String secret : new String[] {
            "kind: Secret\ndata: {password: hunter2}\nmetadata: [\n",
            "data: {password: hunter2}\n",
            "apiVersion: v1\nkind: Secret\ndata: {password: hunter2}\nmetadata: {name: [x]}\n",
            "apiVersion: v1\nkind: Secret\nstringData: &a {password: hunter2}\nx: {? *a : b}\n",
        }) {
            Throwable e = catchThrowable(() -> Unstructured.allFromYaml(secret));
            assertThat(e).isInstanceOf(DecodeException.class);
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain("hunter2");
            }
        }
    }

    @Test
    void aBombInTheSecondDocumentIsRejectedInBoundedTime() {
        StringBuilder bomb =
                new StringBuilder("apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Bomb\na0: &a0 [x, x]\n");
        for (int i = 1; i < 25; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> Unstructured.allFromYaml(bomb.toString()))
                        .isInstanceOf(DecodeException.class)
                        .hasMessageStartingWith(
                                "document 2: expected YAML, but the text cannot be read at line 15, column")
                        .hasMessageContaining("expected a document of a common size"));
        bomb.append("? *a24\n: x\n"); // as a field's name
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(catchThrowable(() -> Unstructured.allFromYaml(bomb.toString())))
                        .isInstanceOf(DecodeException.class));
    }

    @Test
    void aTextOverTheLimitIsRejected() {
        assertThatThrownBy(() -> Unstructured.allFromYaml(" ".repeat(YamlReader.LARGEST + 1)))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("expected at most 33554432 characters, found 33554433");
    }

    @Test
    void theTreeEqualsThatFromJson() {
        String json = "{\"kind\":\"A\",\"apiVersion\":\"v1\",\"n\":3,\"long\":3000000000,\"big\":12345678901234567000,"
                + "\"part\":0.5,\"yes\":true,\"no\":null,\"list\":[{\"a\":\"b\"}]}";
        assertThat(Json.yamlTree(json)).isEqualTo(Json.tree(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void everyTypeReadsItsObjects() {
        Unstructured object = Unstructured.allFromYaml(TWO).get(0);
        assertThat(ConfigMap.TYPE.decode(object.json()).name()).isEqualTo("a");
    }
}
