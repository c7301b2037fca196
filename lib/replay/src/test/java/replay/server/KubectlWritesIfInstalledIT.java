package replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Writes of the real kubectl; skipped if it is not on the PATH. {@link WritesIT} sends the same over plain HTTP. */
@Timeout(120)
class KubectlWritesIfInstalledIT {
    @TempDir
    Path scratch;

    private String file;

    @BeforeEach
    void installed() throws Exception {
        assumeTrue(Kubectl.isInstalled(), "kubectl is not on the PATH");
        Path copy = scratch.resolve("myngx.yaml");
        try (InputStream in = getClass().getResourceAsStream("/kubectl/myngx.yaml")) {
            Files.copy(in, copy);
        }
        file = copy.toString();
    }

    private Kubectl onDemo() {
        return new Kubectl("demo", SharedServer.get().newSession("demo"), scratch);
    }

    @Test
    @DisplayName("apply -f of a Deployment, get deploy, apply again, scale, patch, label, describe, delete")
    void lifeOfADeployment() throws Exception {
        Kubectl kubectl = onDemo();
        assertThat(kubectl.ok("apply", "-f", file)).isEqualTo("deployment.apps/myngx created\n");
        assertThat(kubectl.ok("get", "deploy", "myngx").lines().findFirst())
                .hasValueSatisfying(header -> assertThat(header.split("\\s+"))
                        .containsExactly("NAME", "READY", "UP-TO-DATE", "AVAILABLE", "AGE"));
        assertThat(kubectl.rows("get", "deploy"))
                .hasSize(4)
                .anySatisfy(row -> assertThat(row).startsWith("myngx", "0/1", "0", "0"));
        assertThat(kubectl.ok("apply", "-f", file)).isEqualTo("deployment.apps/myngx unchanged\n");

        Files.writeString(Path.of(file), Files.readString(Path.of(file)).replace("nginx:1.18", "nginx:1.20"));
        assertThat(kubectl.ok("apply", "-f", file)).isEqualTo("deployment.apps/myngx configured\n");
        assertThat(kubectl.rows("get", "deploy", "myngx", "-o", "wide"))
                .singleElement()
                .satisfies(row -> assertThat(row).endsWith("myngx", "nginx:1.20-alpine", "app=myngx"));

        assertThat(kubectl.ok("scale", "deploy", "myngx", "--replicas=3")).contains("myngx scaled");
        assertThat(kubectl.rows("get", "deploy", "myngx"))
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith("myngx", "0/3"));
        assertThat(kubectl.ok("patch", "deploy", "myngx", "--type=merge", "-p", "{\"spec\":{\"paused\":true}}"))
                .contains("myngx patched");
        assertThat(kubectl.ok("label", "deploy", "myngx", "tier=web")).contains("myngx labeled");
        assertThat(kubectl.rows("get", "deploy", "-l", "tier=web")).hasSize(1);
        assertThat(kubectl.ok("describe", "deploy", "myngx")).contains("Selector:               app=myngx");

        assertThat(kubectl.ok("delete", "deploy", "myngx")).contains("\"myngx\" deleted");
        assertThat(kubectl.fails("get", "deploy", "myngx")).contains("(NotFound)");
    }

    @Test
    @DisplayName("delete pod, cordon, annotate; create of an existing object")
    void more() throws Exception {
        Kubectl kubectl = onDemo();
        assertThat(kubectl.ok("delete", "pod", "pod-1")).contains("\"pod-1\" deleted");
        assertThat(kubectl.fails("get", "pod", "pod-1")).contains("pods \"pod-1\" not found");
        kubectl.ok("cordon", "k8s-02");
        assertThat(kubectl.rows("get", "nodes"))
                .contains(List.of("k8s-02", "Ready,SchedulingDisabled", "<none>", "14s", "v1.36.2"));
        assertThat(kubectl.ok("annotate", "cm", "my-config", "note=1")).contains("my-config annotated");
        kubectl.ok("create", "-f", file);
        assertThat(kubectl.fails("create", "-f", file)).contains("(AlreadyExists)");
    }

    @Test
    @DisplayName(
            "create rolebinding, then --as: bound rights are allowed, others are forbidden with the server's message")
    void rights() throws Exception {
        Kubectl kubectl = onDemo();
        kubectl.ok("create", "rolebinding", "anna", "--clusterrole", "view", "--user", "anna");

        assertThat(kubectl.ok("get", "pods", "--as", "anna")).contains("pod-1");
        assertThat(kubectl.fails("get", "pods", "-A", "--as", "anna"))
                .contains(
                        "(Forbidden): pods is forbidden: User \"anna\" cannot list resource \"pods\" in API group \"\""
                                + " at the cluster scope");
        assertThat(kubectl.fails("delete", "pod", "pod-1", "--as", "anna")).contains("cannot delete resource \"pods\"");
        assertThat(kubectl.fails("get", "pods", "--as", "berta")).contains("User \"berta\" cannot list");
    }
}
