package workbook.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import replay.server.ReplayServer;

/** The library for a user who has only its artifacts: the files of lib/informers/README.md, outside this repository. */
@DisplayName("The files of lib/informers/README.md, outside the repository")
class OutsideIT {
    @TempDir
    static Path folder;

    private static OutsideProject project;
    private static OutsideProject.Run build;
    private static ReplayServer server;
    private static Map<String, String> kubeconfig;

    @BeforeAll
    static void build() throws Exception {
        project = new OutsideProject(folder, OutsideProject.RELEASED, OutsideProject.readmeFiles());
        build = project.maven("test");
        server = ReplayServer.start();
        Path file = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: demo
                contexts: [{name: demo, context: {cluster: demo, namespace: default}}]
                clusters: [{name: demo, cluster: {server: "%s"}}]
                """.formatted(server.newSession("demo")));
        kubeconfig = Map.of("KUBECONFIG", file.toString());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @DisplayName("Maven builds a program with modules, and its tests run an informer against the replay server")
    void maven() {
        assertThat(build.output()).contains("BUILD SUCCESS").contains("Running first.WidgetTest", "Tests run: 2, ");
        assertThat(build.status()).isZero();
    }

    @Test
    @DisplayName("the program's own path has the library and what it needs: no WireMock, no JUnit, no replay server")
    void path() throws IOException {
        assertThat(runtimePath())
                .extracting(jar -> new File(jar).getName().replaceFirst("-[0-9].*", ""))
                .containsExactlyInAnyOrder(
                        "informers",
                        "informers-client",
                        "okhttp-jvm",
                        "okio-jvm",
                        "kotlin-stdlib",
                        "annotations",
                        "jackson-databind",
                        "jackson-core",
                        "jackson-annotations",
                        "snakeyaml",
                        "slf4j-api",
                        "jspecify");
    }

    @Test
    @DisplayName("the first informer runs on the module path")
    void firstInformer() throws Exception {
        String modules = project.folder().resolve("target/classes")
                + File.pathSeparator
                + String.join(File.pathSeparator, runtimePath());
        var run = project.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        modules,
                        "--module",
                        "first.informer/first.FirstInformer",
                        "0"),
                kubeconfig);

        assertThat(run.output()).contains("added default/").containsPattern("(?m)^[1-9][0-9]* pods$");
        assertThat(run.status()).as(run.output()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("JBang runs a script that names the library by its coordinates")
    void jbang() throws Exception {
        var run = project.jbang("Pods.java", kubeconfig);

        assertThat(run.output()).containsPattern("(?m)^kube-system/\\S+ on \\S+$");
        assertThat(run.status()).as(run.output()).isZero();
    }

    private static List<String> runtimePath() throws IOException {
        return List.of(Files.readString(project.folder().resolve("target/runtime-path"))
                .strip()
                .split(File.pathSeparator));
    }
}
