package informers.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.Clientset;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.factory.SharedInformerFactory;
import informers.handler.ResourceEventHandlerFuncs;
import informers.model.Model;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import replay.server.ReplayServer;

/** fabric8's classes over the replay server. */
@Timeout(60)
class Fabric8IT {
    private static ReplayServer server;

    private final Clientset clients = Clientset.of(ClientConfig.of(server.newSession("demo")));

    @BeforeAll
    static void start() {
        server = ReplayServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        clients.close();
    }

    private <M extends HasMetadata> ResourceClient<Model<M>> client(Class<M> model) {
        return clients.resource(Fabric8.type(model), "default");
    }

    private static Job backup() {
        return new JobBuilder()
                .withNewMetadata()
                .withName("backup")
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("main")
                .withImage("backup:1")
                .withNewResources()
                .addToRequests("cpu", new Quantity("250m"))
                .endResources()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    @Test
    @DisplayName(
            "C111 a Job: created with fabric8's builder, seen by an informer, read typed, updated with its builder")
    void job() throws InterruptedException {
        BlockingQueue<Job> seen = new LinkedBlockingQueue<>();
        try (var factory = SharedInformerFactory.of(clients)) {
            var jobs = factory.informerFor(Fabric8.type(Job.class));
            jobs.informer()
                    .addEventHandler(new ResourceEventHandlerFuncs<Model<Job>>()
                            .onAdd(job -> seen.add(job.get()))
                            .onUpdate((before, now) -> seen.add(now.get())));
            factory.start();
            factory.waitForCacheSync(Duration.ofSeconds(30)).orThrow();
            seen.clear();
            client(Job.class).create(Fabric8.of(backup()));
            Job created = seen.poll(20, TimeUnit.SECONDS);
            assertThat(created.getMetadata().getName()).isEqualTo("backup");
            assertThat(created.getMetadata().getUid()).isNotEmpty();
            var container =
                    created.getSpec().getTemplate().getSpec().getContainers().get(0);
            assertThat(container.getResources().getRequests()).containsEntry("cpu", new Quantity("250m"));

            // README
            ResourceClient<Model<Job>> client = clients.resource(Fabric8.type(Job.class), "default");
            Model<Job> job = client.get("backup");
            client.update(job.with(
                    now -> now.edit().editSpec().withSuspend(true).endSpec().build()));
            // end
            assertThat(seen.poll(20, TimeUnit.SECONDS).getSpec().getSuspend()).isTrue();
            assertThat(jobs.lister()
                            .namespace("default")
                            .get("backup")
                            .orElseThrow()
                            .get()
                            .getSpec()
                            .getSuspend())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("C112 a field that fabric8's classes do not have is kept in an update, also in the element of a list")
    void unknownFields() {
        Model<Pod> pod = Fabric8.type(Pod.class).decode("""
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"default","resourceVersion":"7","future":{"a":1}},
                "spec":{"futureSpec":[1,2],"containers":[{"name":"a","image":"a:1","futureField":{"x":1.50}}]}}
                """.getBytes(StandardCharsets.UTF_8));
        Model<Pod> changed = pod.with(now -> now.edit()
                .editSpec()
                .editFirstContainer()
                .withImage("a:2")
                .endContainer()
                .addNewContainer()
                .withName("b")
                .endContainer()
                .endSpec()
                .build());
        String expected = new String(pod.json(), StandardCharsets.UTF_8)
                .replace("a:1\"", "a:2\"")
                .replace("}}]", "}},{\"name\":\"b\"}]");
        assertThat(changed.tree())
                .isEqualTo(Unstructured.fromJson(expected.getBytes(StandardCharsets.UTF_8))
                        .tree());
        assertThat(pod.with(now -> now.edit().build()).tree()).isEqualTo(pod.tree());
    }

    @Test
    @DisplayName("C113 quantities, numbers or texts, and times of microseconds survive the way to the server and back")
    void scalars() {
        ZonedDateTime now = ZonedDateTime.parse("2026-12-01T08:00:00.123456Z");
        client(Lease.class)
                .create(Fabric8.of(new LeaseBuilder()
                        .withNewMetadata()
                        .withName("lock")
                        .withNamespace("default")
                        .endMetadata()
                        .withNewSpec()
                        .withHolderIdentity("me")
                        .withRenewTime(now)
                        .endSpec()
                        .build()));
        Model<Lease> lease = client(Lease.class).get("lock");
        assertThat(lease.text("spec", "renewTime")).contains("2026-12-01T08:00:00.123456Z");
        assertThat(lease.get().getSpec().getRenewTime().toInstant()).isEqualTo(now.toInstant());

        client(Service.class)
                .create(Fabric8.of(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("web")
                        .withNamespace("default")
                        .endMetadata()
                        .withNewSpec()
                        .addNewPort()
                        .withName("a")
                        .withPort(80)
                        .withTargetPort(new IntOrString("http"))
                        .endPort()
                        .addNewPort()
                        .withName("b")
                        .withPort(81)
                        .withTargetPort(new IntOrString(8081))
                        .endPort()
                        .endSpec()
                        .build()));
        assertThat(client(Service.class).get("web").get().getSpec().getPorts())
                .extracting(port -> port.getTargetPort().getValue())
                .containsExactly("http", 8081);

        client(PersistentVolumeClaim.class)
                .create(Fabric8.of(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName("data")
                        .withNamespace("default")
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withNewResources()
                        .addToRequests("storage", Quantity.parse("1.5Gi"))
                        .endResources()
                        .endSpec()
                        .build()));
        assertThat(client(PersistentVolumeClaim.class)
                        .get("data")
                        .get()
                        .getSpec()
                        .getResources()
                        .getRequests()
                        .get("storage")
                        .getNumericalAmount())
                .isEqualByComparingTo("1610612736");
    }

    @Test
    @DisplayName(
            "C111 the type of a class: resource, kind and scope; a list of them all is read; an abstract class is refused")
    void types() {
        ResourceType<Model<Job>> jobs = Fabric8.type(Job.class);
        assertThat(jobs).hasToString("batch/v1/jobs as Job").isSameAs(Fabric8.type(Job.class));
        assertThat(jobs.namespaced()).isTrue();
        assertThat(Fabric8.type(Node.class).namespaced()).isFalse();
        assertThat(Fabric8.type(Node.class).resource()).isEqualTo(informers.api.Node.TYPE.resource());
        assertThat(clients.resource(Fabric8.type(Node.class), "").list().items())
                .isNotEmpty()
                .allSatisfy(
                        node -> assertThat(node.get().getMetadata().getName()).isEqualTo(node.name()));
        assertThat(clients.resource(Fabric8.type(Pod.class), "").list().items())
                .isNotEmpty()
                .allSatisfy(pod -> assertThat(pod.with(pod.get()).tree()).isEqualTo(pod.tree()));
        assertThatThrownBy(() -> Fabric8.type(HasMetadata.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theReadmeHasThisCode() throws IOException {
        String source = Files.readString(Path.of("src/test/java/informers/fabric8/Fabric8IT.java"));
        String example = source.substring(source.indexOf("// README\n") + 10, source.indexOf("            // end"));
        assertThat(Files.readString(Path.of("README.md")))
                .contains(example.stripTrailing().stripIndent());
    }
}
