package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import replay.Fixtures;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.tape.Tape;

class ListKindTest {
    @Test
    @DisplayName("a list of custom resources has the kind of its definition, and the client decodes it")
    void ofTheDefinition(@TempDir Path folder) throws IOException {
        try (Stream<Path> files = Files.list(Fixtures.tapes().resolve("gpu"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text =
                        Files.readString(file).replace("\"listKind\":\"WidgetList\"", "\"listKind\":\"Widgetry\"");
                Files.writeString(folder.resolve(file.getFileName().toString()), text);
            }
        }
        try (Session session = new Session(Tape.load(folder), Fixtures.Cluster.ONE_COLUMN, () -> 0, 1)) {
            var body = (ApiResponse.Body) session.handle(ApiRequest.get("/apis/example.com/v1/widgets"));
            assertThat(Fixtures.json(body.bytes()).path("kind").asText()).isEqualTo("Widgetry");
            var type = ResourceType.dynamic(new GroupVersionResource("example.com", "v1", "widgets"));
            var list = type.decodeList(new ByteArrayInputStream(body.bytes()));
            assertThat(list.items()).isNotEmpty().allMatch(item -> item.kind().equals("Widget"));
            assertThat(List.of(list.continueToken())).containsExactly("");
        }
    }
}
