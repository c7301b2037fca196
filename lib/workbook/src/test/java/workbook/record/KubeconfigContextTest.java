package workbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.ClientConfig;
import informers.client.config.Kubeconfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;

class KubeconfigContextTest {
    @TempDir
    Path folder;

    private Path kubeconfig;

    @BeforeEach
    void theShippedOne() throws IOException {
        kubeconfig = folder.resolve("kubeconfig.yaml");
        Files.copy(WorkbookHome.find().wiremock().resolve("kubeconfig.yaml"), kubeconfig);
    }

    @Test
    void theNewContextIsLikeTheOthers() throws IOException {
        String before = Files.readString(kubeconfig);
        KubeconfigContext.add(kubeconfig, "mine");

        Kubeconfig file = Kubeconfig.load(kubeconfig);
        ClientConfig demo = file.clientConfig("demo");
        assertThat(file.clientConfig("mine").withOrigin(demo.origin()))
                .isEqualTo(demo.withServer(demo.server().replace("demo", "mine")));
        assertThat(file.currentContext()).isEqualTo("demo");
        assertThat(Files.readAllLines(kubeconfig))
                .as("nothing else has changed, also no comment")
                .containsSubsequence(before.lines().toList());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(kubeconfig);
        }
    }

    @Test
    void itIsAddedOnce() throws IOException {
        KubeconfigContext.add(kubeconfig, "mine");
        KubeconfigContext.add(kubeconfig, "yours");
        String before = Files.readString(kubeconfig);
        KubeconfigContext.add(kubeconfig, "mine");
        assertThat(kubeconfig).content().isEqualTo(before);
        assertThat(Kubeconfig.load(kubeconfig).contexts()).contains("mine", "yours", "demo");
    }

    @Test
    void aFileOfAnotherFormIsNotChangedAndTheErrorHasTheLinesToAdd() throws IOException {
        for (String other : new String[] {
            "{apiVersion: v1, kind: Config, clusters: [], users: [], contexts: []}",
            Files.readString(kubeconfig).replace("contexts:", "contexts: []\nextensions:")
        }) {
            Files.writeString(kubeconfig, other);
            assertThatThrownBy(() -> KubeconfigContext.add(kubeconfig, "mine"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(kubeconfig.toString())
                    .hasMessageContaining("server: http://127.0.0.1:18018/tapes/mine");
            assertThat(kubeconfig).content().isEqualTo(other);
        }
    }

    @Test
    void aMissingFileIsReported() {
        assertThatThrownBy(() -> KubeconfigContext.add(folder.resolve("none"), "mine"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none");
    }
}
