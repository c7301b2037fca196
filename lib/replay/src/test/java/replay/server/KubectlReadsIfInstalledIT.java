package replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The output of the real kubectl; skipped if it is not on the PATH. {@link RecordedChangesIT}, {@link
 * KubectlRequestsIT} and the tests of the tapes send the same requests over plain HTTP everywhere.
 */
@Timeout(120)
class KubectlReadsIfInstalledIT {
    @TempDir
    Path scratch;

    @BeforeEach
    void installed() {
        assumeTrue(Kubectl.isInstalled(), "kubectl is not on the PATH");
    }

    private Kubectl on(String tape) {
        return new Kubectl(tape, SharedServer.get().newSession(tape), scratch);
    }

    @Test
    @DisplayName("get pods -A: READY, STATUS, RESTARTS, AGE")
    void pods() throws Exception {
        String printed = on("demo").ok("get", "pods", "-A");
        assertThat(printed.lines().findFirst())
                .hasValueSatisfying(header -> assertThat(header.split("\\s+"))
                        .containsExactly("NAMESPACE", "NAME", "READY", "STATUS", "RESTARTS", "AGE"));
        assertThat(on("demo").rows("get", "pods", "-A"))
                .hasSize(15)
                .contains(
                        List.of("default", "pod-1", "1/1", "Running", "0", "13s"),
                        List.of("kube-system", "etcd-k8s-01", "1/1", "Running", "0", "13s"));
    }

    @Test
    @DisplayName("get pods -w: the current rows, then each change as it happens")
    void watch() throws Exception {
        Process process = on("rollout").follow("get", "pods", "-w");
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line.replaceAll("\\s+", " "));
                if (lines.stream().filter(l -> l.contains(" 0/1 Terminating ")).count() == 9) {
                    break;
                }
            }
        } finally {
            process.destroy();
        }
        assertThat(lines.subList(1, 7)).allMatch(line -> line.contains(" 1/1 Running 0 "));
        assertThat(lines.subList(7, 11).stream().map(line -> line.replaceFirst(" \\d+s *$", "")))
                .containsExactly(
                        "mygott-687ff78757-2sm97 0/1 Pending 0",
                        "mygott-687ff78757-2sm97 0/1 Pending 0",
                        "mygott-687ff78757-2sm97 0/1 ContainerCreating 0",
                        "mygott-687ff78757-2sm97 1/1 Running 0");
        assertThat(lines).hasSize(1 + 6 + 25);
    }

    @Test
    @DisplayName("api-resources: a line for each resource, with short names")
    void apiResources() throws Exception {
        assertThat(on("demo").rows("api-resources"))
                .contains(
                        List.of("pods", "po", "v1", "true", "Pod"),
                        List.of("deployments", "deploy", "apps/v1", "true", "Deployment"),
                        List.of("namespaces", "ns", "v1", "false", "Namespace"));
        assertThat(on("edge").rows("api-resources", "--api-group=example.com"))
                .containsExactly(List.of("widgets", "wd", "example.com/v1", "true", "Widget"));
    }

    @Test
    @DisplayName("get cm my-config -o yaml: the whole object")
    void yaml() throws Exception {
        assertThat(on("demo").ok("get", "cm", "my-config", "-o", "yaml"))
                .contains("kind: ConfigMap\n", "\n  color: blue\n", "\n  resourceVersion: \"261\"\n");
    }

    @Test
    @DisplayName("get widgets: the columns that the CRD names; get apiservices: the one that is broken")
    void custom() throws Exception {
        for (String tape : List.of("edge", "gpu")) {
            assertThat(on(tape).ok("get", "widgets", "-A").lines().findFirst())
                    .hasValueSatisfying(header ->
                            assertThat(header.split("\\s+")).containsExactly("NAMESPACE", "NAME", "SIZE", "PHASE"));
        }
        assertThat(on("edge").rows("get", "widgets")).containsExactly(List.of("w-1", "1"), List.of("w-2", "2"));
        assertThat(on("edge").ok("get", "apiservices"))
                .containsPattern("v1beta1.metrics.k8s.io +kube-system/metrics-server +False \\(ServiceNotFound\\)");
    }

    @Test
    @DisplayName("describe pod, get events, get all, nodes -o wide, a selector, pages")
    void theRest() throws Exception {
        Kubectl demo = on("demo");
        assertThat(demo.ok("describe", "pod", "pod-1"))
                .contains(
                        "Node:         k8s-02/192.168.60.12",
                        "Image:          nginx:1.18-alpine",
                        "Ready:          True");
        assertThat(demo.ok("get", "events")).contains("SuccessfulCreate", "statefulset/web-sts");
        assertThat(demo.ok("get", "all")).contains("pod/pod-1", "service/ngx", "replicaset.apps/ngx-68b4df5cb9");
        assertThat(demo.ok("get", "nodes", "-o", "wide")).contains("control-plane", "containerd://2.1.4");
        assertThat(demo.rows("get", "pods", "-l", "app=ngx")).hasSize(1);
        assertThat(demo.rows("get", "pods", "-A", "--chunk-size=4")).hasSize(15);
        assertThat(demo.rows("get", "pods", "-A", "--field-selector", "spec.nodeName=k8s-02"))
                .hasSize(5);
    }

    @Test
    @DisplayName("not found and forbidden, with the server's messages")
    void refusals() throws Exception {
        assertThat(on("demo").fails("get", "pod", "nope"))
                .contains("Error from server (NotFound): pods \"nope\" not found");
        assertThat(on("demo").fails("get", "foo")).contains("doesn't have a resource type \"foo\"");
        assertThat(on("denied").fails("get", "pods", "-A")).contains("(Forbidden)", "cannot list resource \"pods\"");
    }
}
