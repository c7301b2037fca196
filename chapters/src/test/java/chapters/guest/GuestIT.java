package chapters.guest;

import static chapters.guest.Host.CONFIGMAPS;
import static chapters.guest.Host.DEPLOYMENTS;
import static chapters.guest.Host.NAMESPACES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chapters.situation.ScriptRun;
import informers.api.ConfigMap;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.rest.RestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import replay.server.ReplayServer;
import workbook.cli.UserError;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;
import workbook.cli.guest.Guest;

/** Tests the rules of docs/guest.md against a cluster of somebody else. */
class GuestIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String MARKS = ", labels: {workbook.informers.dev/run: workbook-%1$s-dead0,"
            + " workbook.informers.dev/chapter: '%1$s'}, annotations: {workbook.informers.dev/owner: bob@desk,"
            + " workbook.informers.dev/process: %2$s, workbook.informers.dev/expires: '%3$s'}";

    @TempDir
    static Path folder;

    private static ReplayServer server;

    private Host host;

    @BeforeAll
    static void start() {
        server = Host.startServer();
        ScriptRun.catchOutput();
    }

    @AfterAll
    static void stop() {
        ScriptRun.restoreOutput();
        server.close();
    }

    @BeforeEach
    void aCluster() throws IOException {
        host = Host.on(server, folder);
    }

    @AfterEach
    void done() {
        host.close();
    }

    // A name that an object without the marks already has.

    @Test
    void aForeignConfigMapWithTheSourcesNameIsNotChanged() throws Exception {
        host.configMap("default", "workbook-settings", "");
        List<String> before = host.everything();

        ScriptRun run = run("ControllerDemo");

        assertThat(run.err()).contains("the name is used: ConfigMap default/workbook-settings", "Nothing was changed");
        assertThat(run.status()).isEqualTo(1);
        assertThat(host.everything()).isEqualTo(before);
    }

    @Test
    void aForeignDeploymentIsNotChanged() throws Exception {
        host.resource(DEPLOYMENTS, "default").create(deployment("myngx"));
        List<String> before = host.everything();

        ScriptRun run = run("ClientsDemo");

        assertThat(run.err()).contains("the name is used: deployments default/myngx", "--namespace");
        assertThat(run.status()).isEqualTo(1);
        assertThat(host.everything()).isEqualTo(before);
    }

    @Test
    void anObjectOfAnotherChapterIsForeignToo() throws Exception {
        host.configMap("default", "workbook-08", marks("07", "m/1/1", Instant.EPOCH));

        assertThat(run("InformersDemo").err()).contains("the name is used: ConfigMap default/workbook-08");
        assertThat(host.has(CONFIGMAPS, "default", "workbook-08")).isTrue();
    }

    @Test
    void aNamespaceThatDoesNotExistEndsTheScript() throws Exception {
        List<String> before = host.everything();
        for (String script : List.of("ClientsDemo", "HandlersDemo", "InformersDemo", "ControllerDemo")) {
            ScriptRun run = ScriptRun.of(script, LIMIT, "--kubeconfig", host.kubeconfig(), "--namespace", "nope");

            assertThat(run.err()).as(script).contains("404", "nope").doesNotContain("unexpected");
            assertThat(run.status()).as(script).isEqualTo(1);
        }
        assertThat(host.everything()).isEqualTo(before);
    }

    @Test
    void anUnfinishedExerciseLeavesNothingBehind() throws Exception {
        ScriptRun run = ScriptRun.of("ControllerDemo", LIMIT, "--kubeconfig", host.kubeconfig(), "--mine");

        assertThat(run.status()).as(run.err()).isBetween(0, 1); // 0 if the exercise is solved in this checkout
        assertThat(host.marked()).isEmpty();
    }

    // Objects left by an earlier run, and other runs.

    @Test
    void objectsOfAKilledProcessAreRemoved() throws Exception {
        long dead = aDeadProcess();
        String killed =
                marks("11", thisMachine() + "/" + dead + "/1000", Instant.now().plusSeconds(300));
        host.namespace("workbook-a", killed);
        host.namespace("workbook-c", killed);
        host.configMap("workbook-a", "workbook-settings", killed);
        host.configMap("default", "workbook-settings", killed);

        ScriptRun run = run("ControllerDemo");

        assertThat(run.out())
                .contains("Deleting what an earlier run has left (workbook-11-dead0): Namespace workbook-a,"
                        + " Namespace workbook-c, ConfigMap default/workbook-settings");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(host.marked()).isEmpty();
    }

    @Test
    void aRunOnAnotherMachineIsOverWhenItsTimeHasExpired() throws Exception {
        host.configMap(
                "default",
                "workbook-07",
                marks("07", "elsewhere/17/1000", Instant.now().plusSeconds(300)));
        List<String> before = host.everything();

        ScriptRun run = run("HandlersDemo");

        assertThat(run.err())
                .contains(
                        "another run of this chapter is using ConfigMap default/workbook-07: workbook-07-dead0 of"
                                + " bob@desk, for another 5 min at most",
                        "Nothing was changed");
        assertThat(run.status()).isEqualTo(1);
        assertThat(host.everything()).isEqualTo(before);

        host.resource(CONFIGMAPS, "default").delete("workbook-07");
        host.configMap(
                "default",
                "workbook-07",
                marks("07", "elsewhere/17/1000", Instant.now().minusSeconds(1)));
        assertThat(run("HandlersDemo").status()).isZero();
        assertThat(host.marked()).isEmpty();
    }

    @Test
    void objectsOfARunningProcessOnThisMachineAreKept() throws Exception {
        ProcessHandle here = ProcessHandle.current().parent().orElseThrow();
        long started = here.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        host.configMap(
                "default", "workbook-08", marks("08", thisMachine() + "/" + here.pid() + "/" + started, Instant.EPOCH));

        ScriptRun run = run("InformersDemo");

        assertThat(run.err()).contains("of bob@desk, process " + here.pid() + " on this machine");
        assertThat(run.status()).isEqualTo(1);
        assertThat(host.has(CONFIGMAPS, "default", "workbook-08")).isTrue();
    }

    @Test
    void theScriptWaitsForAnObjectThatIsBeingDeleted() throws Exception {
        host.configMap("default", "workbook-08", ", finalizers: [example.com/slow]");
        host.resource(CONFIGMAPS, "default").delete("workbook-08");
        Runnable finalizer = () -> {
            Unstructured slow = host.resource(CONFIGMAPS, "default").get("workbook-08");
            host.resource(CONFIGMAPS, "default")
                    .update(slow.edit().remove("metadata", "finalizers").build(ResourceType.dynamic(CONFIGMAPS)));
        };
        String waiting = "Waiting for the deletion of ConfigMap default/workbook-08";

        ScriptRun run =
                ScriptRun.whenPrinted(waiting, finalizer, "InformersDemo", LIMIT, "--kubeconfig", host.kubeconfig());

        assertThat(run.out()).contains(waiting);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(host.marked()).isEmpty();
    }

    // The end of a run.

    @Test
    void ifTheServerBecomesUnreachableTheObjectsLeftThereAreNamed() throws Exception {
        try (ReplayServer leaving = Host.startServer();
                Host there = Host.on(leaving, folder)) {
            Thread closing = new Thread(() -> {
                while (!there.has(NAMESPACES, "", "workbook-b")) {
                    sleep(1);
                }
                leaving.close();
            });
            closing.start();

            ScriptRun run = ScriptRun.of("ControllerDemo", LIMIT, "--kubeconfig", there.kubeconfig());

            closing.join();
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err().strip().lines().toList())
                    .last()
                    .asString()
                    .contains(
                            "kubectl --kubeconfig " + there.kubeconfig() + " --context one delete namespaces --selector"
                                    + " workbook.informers.dev/run=workbook-11-");
        }
    }

    @Test
    void anObjectThatSomebodyTookOverIsNotDeleted() throws Exception {
        try (Cluster cluster = cluster();
                RestClient client = RestClient.of(cluster.config())) {
            try (Guest guest = Guest.of("08", cluster, client)) {
                guest.create(ConfigMap.TYPE, map("kept"));
                guest.create(ConfigMap.TYPE, map("replaced"));
                guest.create(ConfigMap.TYPE, map("ours"));
                Unstructured kept = host.resource(CONFIGMAPS, "default").get("kept");
                host.resource(CONFIGMAPS, "default")
                        .update(kept.edit().remove("metadata", "labels").build(ResourceType.dynamic(CONFIGMAPS)));
                host.resource(CONFIGMAPS, "default").delete("replaced");
                host.configMap("default", "replaced", "");
            }
        }
        assertThat(host.has(CONFIGMAPS, "default", "kept")).isTrue();
        assertThat(host.has(CONFIGMAPS, "default", "replaced")).isTrue();
        assertThat(host.has(CONFIGMAPS, "default", "ours")).isFalse();
    }

    @Test
    void nothingWithoutTheMarksIsWritten() throws Exception {
        host.configMap("default", "foreign", "");
        List<String> before = host.everything();
        try (Cluster cluster = cluster();
                RestClient client = RestClient.of(cluster.config());
                Guest guest = Guest.of("08", cluster, client)) {
            ConfigMap foreign = ConfigMap.TYPE.decode(
                    host.resource(CONFIGMAPS, "default").get("foreign").json());
            assertThatThrownBy(() -> guest.update(ConfigMap.TYPE, foreign))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("does not belong to this run");
            assertThatThrownBy(() -> guest.update(ConfigMap.TYPE, map("foreign")))
                    .isInstanceOf(UserError.class);
            assertThatThrownBy(() -> guest.delete(ConfigMap.TYPE, foreign)).isInstanceOf(UserError.class);
            assertThatThrownBy(() -> guest.create(ConfigMap.TYPE, map("foreign")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("exists");
        }
        assertThat(host.everything()).isEqualTo(before);
    }

    @Test
    void anUpdateFromANewObjectKeepsTheMarks() throws Exception {
        try (Cluster cluster = cluster();
                RestClient client = RestClient.of(cluster.config());
                Guest guest = Guest.of("11", cluster, client)) {
            guest.create(ConfigMap.TYPE, map("copy"));
            guest.update(ConfigMap.TYPE, map("copy"));
            assertThat(host.marked()).containsExactly("configmaps default/copy");
        }
        assertThat(host.marked()).isEmpty();
    }

    private ScriptRun run(String script) throws Exception {
        return ScriptRun.of(script, LIMIT, "--kubeconfig", host.kubeconfig());
    }

    private Cluster cluster() {
        Visit visit = new Visit();
        new CommandLine(visit).parseArgs("--kubeconfig", host.kubeconfig());
        return visit.where.open();
    }

    @Command(name = "visit")
    private static final class Visit {
        @Mixin
        private final ClusterOptions where = new ClusterOptions("demo");
    }

    private static ConfigMap map(String name) {
        return Unstructured.fromYaml(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + ", namespace: default}}")
                .edit()
                .build(ConfigMap.TYPE);
    }

    private static Unstructured deployment(String name) {
        return Unstructured.fromYaml("{apiVersion: apps/v1, kind: Deployment, metadata: {name: " + name
                + "}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers:"
                + " [{name: c, image: nginx}]}}}}");
    }

    private static String marks(String chapter, String process, Instant expires) {
        return MARKS.formatted(chapter, process, expires);
    }

    /** Returns the process mark that a run in this JVM writes on its objects. */
    private String thisMachine() {
        try (Cluster cluster = cluster();
                RestClient client = RestClient.of(cluster.config());
                Guest guest = Guest.of("00", cluster, client)) {
            ConfigMap made = guest.create(ConfigMap.TYPE, map("probe"));
            return made.metadata()
                    .annotation("workbook.informers.dev/process")
                    .orElseThrow()
                    .split("/")[0];
        }
    }

    private static long aDeadProcess() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
