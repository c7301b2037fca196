package workbook.cli.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ConfigMap;
import informers.api.Unstructured;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.CleanUps;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;

/** The run ends while a create request has no response: every object that may be left in the cluster is reported. */
@Timeout(60)
class SlowCreateIT {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private SlowCluster slow;
    private Cluster cluster;
    private RestClient client;
    private Guest guest;

    @BeforeEach
    void aRun() throws IOException {
        slow = new SlowCluster();
        Visit visit = new Visit();
        new CommandLine(visit).parseArgs("--kubeconfig", slow.kubeconfig(folder));
        cluster = visit.where.open();
        client = RestClient.of(cluster.config());
        PrintStream all = new PrintStream(said, true, StandardCharsets.UTF_8);
        guest = Guest.of("08", cluster, client, all, all);
    }

    @AfterEach
    void done() {
        slow.close();
        guest.close();
        CleanUps.done(guest);
        client.close();
        cluster.close();
    }

    @Test
    void theResponseIsAwaitedAndTheObjectIsDeleted() throws Exception {
        CompletableFuture<ConfigMap> created = CompletableFuture.supplyAsync(this::create);
        slow.posted.await();
        guest.interrupted();
        CompletableFuture<Void> finished = CompletableFuture.runAsync(guest::finish);
        while (!finished.isDone() && !said().contains("Waiting for the response")) {
            Thread.onSpinWait();
        }
        slow.letGo.countDown();

        assertThat(created).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(finished).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(slow.isEmpty()).as(said()).isTrue();
        assertThat(guest.byHand()).isEmpty();
        assertThat(said()).contains("Deleted the objects of this run: 1 ConfigMap.");
    }

    @Test
    void anObjectWithoutAResponseIsNamedWithTheCommand() throws Exception {
        CompletableFuture<ConfigMap> created = CompletableFuture.supplyAsync(this::create);
        slow.posted.await();
        guest.interrupted();
        guest.finish();

        assertThat(guest.byHand())
                .contains("Possibly left in the cluster: ConfigMap default/slow")
                .doesNotContain("Left in the cluster: ")
                .endsWith("delete configmaps --namespace default --selector " + guest.selector());
        assertThat(guest.failed()).isTrue();
        assertThat(created).failsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void aTimeoutOfTheServerIsNoResponse() {
        slow.answer = 504;
        slow.letGo.countDown();
        assertThatThrownBy(this::create).isInstanceOf(ApiException.class);
        guest.finish();

        assertThat(guest.byHand()).contains("Possibly left in the cluster: ConfigMap default/slow", "kubectl");
    }

    @Test
    void anObjectThatAppearsDuringTheCleanUpIsDeleted() {
        slow.answer = 504;
        slow.madeAfterTheFirstLook = true;
        slow.letGo.countDown();
        assertThatThrownBy(this::create).isInstanceOf(ApiException.class);
        guest.finish();

        assertThat(slow.isEmpty()).as(said()).isTrue();
        assertThat(guest.byHand()).isEmpty();
    }

    @Test
    void nothingIsSentAfterTheEndHasStarted() {
        guest.interrupted();

        assertThatThrownBy(this::create).isInstanceOf(CancellationException.class);
        assertThat(slow.posted.getCount()).isEqualTo(1);
        guest.finish();
        assertThat(said()).isEmpty();
    }

    private ConfigMap create() {
        return guest.create(
                ConfigMap.TYPE,
                Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: slow, namespace: default}}")
                        .edit()
                        .build(ConfigMap.TYPE));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Command(name = "visit")
    private static final class Visit {
        @Mixin
        private final ClusterOptions where = new ClusterOptions("demo");
    }
}
