package interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import informers.junit.ReplayCluster;
import informers.junit.ReplayedCluster;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** kubectl with the kubeconfig file of {@code @ReplayCluster}. */
@Timeout(120)
class KubectlIfInstalledIT {
    @TempDir
    Path home;

    @BeforeAll
    static void isInstalled() {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl"))));
    }

    @Test
    @ReplayCluster(manifests = "widgets.yaml")
    @DisplayName("finds the cluster in its kubeconfig, its custom resources, and shows its refusals")
    void kubectl(ReplayedCluster cluster) throws Exception {
        assertThat(run(cluster, "", "get", "pods", "-A", "-o", "name").lines()).hasSize(15);
        String widget = """
                apiVersion: example.com/v1
                kind: Widget
                metadata: {name: first}
                spec: {size: 3}
                """;
        assertThat(run(cluster, widget, "apply", "-f", "-")).contains("widget.example.com/first created");
        assertThat(run(cluster, "", "get", "widgets", "-o", "jsonpath={.items[*].spec.size}"))
                .isEqualTo("3");
        cluster.faults().refuse(409, 1, "create", "configmaps");
        assertThat(run(cluster, "", "create", "configmap", "mine")).contains("already exists");
        cluster.faults().refuse(429, 1, "create", "configmaps");
        assertThat(run(cluster, "", "create", "configmap", "mine"))
                .as("it repeats after a second")
                .contains("configmap/mine created");
    }

    private String run(ReplayedCluster cluster, String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("KUBECONFIG", cluster.kubeconfigFile().toString());
        Process process = builder.start();
        try {
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroy();
        }
    }
}
