package informers.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import informers.vectors.Vectors.VectorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replay itself detects differences. */
class ReplayTest {
    private static final String HEADER = """
            {"header":{"client-go":"v1.36.2","type":"DeltaFIFO"}}""";

    private static List<String> problems(String... lines) {
        return Replay.of(new VectorFile("toy", List.of(lines))).problems();
    }

    @Test
    void whatAgreesIsCounted() {
        Replay.Outcome outcome = Replay.of(new VectorFile("toy", List.of(HEADER, """
                {"err":null,"obj":"ns/a@1","op":"Add","queue":["ns/a"],"synced":true}""", "")));
        assertThat(outcome.line()).isEqualTo("toy: 1 of 1 operations agree");
        assertThat(outcome.problems()).isEmpty();
    }

    @Test
    void anotherResultIsReported() {
        assertThat(problems(HEADER, """
                {"err":null,"obj":"ns/a@1","op":"Add","queue":[],"synced":true}"""))
                .containsExactly("line 2, Add: queue: client-go returned [], here it is [\"ns/a\"]");
    }

    @Test
    void anErrorThatClientGoDoesNotHaveIsReported() {
        assertThat(problems(HEADER, """
                {"err":null,"obj":"!text","op":"Add"}"""))
                .singleElement()
                .asString()
                .contains("err: client-go returned null, here it is \"couldn't create key for object text");
        assertThat(problems(HEADER, """
                {"obj":"!text","op":"Add"}""")).singleElement().asString().contains("an error that client-go does not have");
    }

    @Test
    void unknownOperationsAreErrors() {
        assertThat(problems(HEADER, """
                {"op":"Frobnicate"}""")).singleElement().asString().contains("no replay knows the operation");
        assertThat(problems(HEADER, """
                {"op":"Resync","depth":1}""")).singleElement().asString().contains("here there is no depth");
        assertThat(problems(HEADER, """
                {"op":"AddIfNotPresent","deltas":["Added:a@1"]}"""))
                .as("only before 1.33")
                .singleElement()
                .asString()
                .contains("no replay knows the operation");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problems("""
                        {"header":{"type":"Heap"}}"""))
                .withMessageContaining("no replay knows the type \"Heap\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problems("{\"op\":\"Add\"}"))
                .withMessageContaining("expected a header in the first line");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problems("nonsense"))
                .withMessageContaining("toy, line 1 is no JSON");
    }

    @Test
    void aFolderWithoutVectorsIsRefused(@TempDir Path folder) throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vectors.in(folder.resolve("nowhere")))
                .withMessageContaining("there is no folder")
                .withMessageContaining("starts at the folder where mvn was started");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vectors.in(folder))
                .withMessageContaining("there are none under");

        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/toy.jsonl"), HEADER);
        assertThat(Vectors.in(folder))
                .singleElement()
                .satisfies(file -> assertThat(file.lines()).hasSize(1));
    }

    @Test
    void theOwnVectorsAreThere() {
        assertThat(Vectors.own()).hasSize(20);
    }
}
