package replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.api.ConfigMap;
import informers.api.DeleteOptions;
import informers.api.DeleteOptions.PropagationPolicy;
import informers.api.Deployment;
import informers.api.GroupVersionResource;
import informers.api.ListOptions;
import informers.api.PartialObjectMetadata;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.api.Scale;
import informers.api.Status;
import informers.api.Unstructured;
import informers.api.WriteOptions;
import informers.api.WriteOptions.FieldValidation;
import informers.client.ApiResource;
import informers.client.CachedDiscoveryClient;
import informers.client.Clientset;
import informers.client.DynamicClient;
import informers.client.MetadataClient;
import informers.client.PatchType;
import informers.client.ResourceClient;
import informers.client.RestMapper;
import informers.client.config.ClientConfig;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every verb of the library's clients, over HTTP, on a recorded cluster. */
@Timeout(60)
class ClientVerbsIT {
    private final RestClient rest =
            RestClient.of(ClientConfig.of(SharedServer.get().newSession("demo")));
    private final Clientset clientset = new Clientset(rest);
    private final ResourceClient<ConfigMap> configMaps = clientset.coreV1().configMaps("default");
    private final ResourceClient<Deployment> deployments = clientset.appsV1().deployments("default");

    @AfterEach
    void stop() {
        rest.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ConfigMap configMap(String name, String key, String value) {
        return ConfigMap.TYPE.decode(bytes(
                "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"%s\"},\"data\":{\"%s\":\"%s\"}}"
                        .formatted(name, key, value)));
    }

    @Test
    @DisplayName(
            "the lifecycle of a ConfigMap: dry run, create, update, conflict, patches, apply, delete with preconditions")
    void life() {
        ConfigMap dry = configMaps.create(configMap("mine", "a", "1"), WriteOptions.DEFAULT.withDryRun(true));
        assertThat(dry.metadata().uid()).isNotEmpty();
        assertThat(catchThrowableOfType(ApiException.class, () -> configMaps.get("mine"))
                        .isNotFound())
                .isTrue();

        ConfigMap made = configMaps.create(configMap("mine", "a", "1"), WriteOptions.by("me"));
        assertThat(configMaps.get("mine", made.resourceVersion())).isEqualTo(made);
        assertThat(configMaps.get("mine", "0")).isEqualTo(made);
        ConfigMap updated = configMaps.update(made.edit().set("2", "data", "a").build(ConfigMap.TYPE));
        assertThat(updated.data()).containsEntry("a", "2");
        assertThat(catchThrowableOfType(ApiException.class, () -> configMaps.update(made))
                        .isConflict())
                .isTrue();

        assertThat(configMaps
                        .patch("mine", PatchType.MERGE, bytes("{\"data\":{\"b\":\"3\"}}"))
                        .data())
                .hasSize(2);
        assertThat(configMaps
                        .patch("mine", PatchType.JSON, bytes("[{\"op\":\"remove\",\"path\":\"/data/a\"}]"))
                        .data())
                .containsOnlyKeys("b");
        ConfigMap applied = configMaps.apply(
                configMap("mine", "c", "4"), WriteOptions.by("me").withForce(true));
        assertThat(applied.data()).containsEntry("c", "4");
        assertThat(configMaps
                        .apply(configMap("new", "c", "4"), WriteOptions.by("me"))
                        .data())
                .containsEntry("c", "4");

        DeleteOptions another = DeleteOptions.DEFAULT.withUid("another");
        ApiException conflict = catchThrowableOfType(ApiException.class, () -> configMaps.delete("mine", another));
        assertThat(conflict.isConflict()).isTrue();
        assertThat(conflict).hasMessageContaining("the UID in the precondition (another)");
        configMaps.delete("mine", DeleteOptions.DEFAULT.withDryRun(true));
        DeleteOptions same =
                DeleteOptions.DEFAULT.withUid(applied.metadata().uid()).withResourceVersion(applied.resourceVersion());
        assertThat(configMaps.delete("mine", same).status().map(Status::status)).contains("Success");
        assertThatThrownBy(() -> configMaps.get("mine")).isInstanceOf(ApiException.class);
    }

    @Test
    @DisplayName("fieldValidation: Strict rejects an unknown field, Ignore drops it without a warning")
    void fieldValidation() {
        ConfigMap odd = configMap("odd", "a", "1").edit().set("x", "dat").build(ConfigMap.TYPE);
        assertThatThrownBy(
                        () -> configMaps.create(odd, WriteOptions.DEFAULT.withFieldValidation(FieldValidation.STRICT)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("unknown field \"dat\"");
        ConfigMap made = configMaps.create(odd, WriteOptions.DEFAULT.withFieldValidation(FieldValidation.IGNORE));
        assertThat(made.text("dat")).isEmpty();
    }

    @Test
    @DisplayName("a collection is deleted by labels, and the response lists the deleted objects")
    void deleteCollection() {
        for (String name : List.of("x", "y")) {
            configMaps.create(
                    configMap(name, "a", "1").edit().label("who", "me").build(ConfigMap.TYPE));
        }
        ListOptions mine = ListOptions.ALL.withLabelSelector("who=me");
        assertThat(configMaps
                        .deleteCollection(DeleteOptions.DEFAULT.withDryRun(true), mine)
                        .items())
                .hasSize(2);
        assertThat(configMaps.deleteCollection(DeleteOptions.DEFAULT, mine).items())
                .extracting(ConfigMap::name)
                .containsExactly("x", "y");
        assertThat(configMaps.list(mine).items()).isEmpty();
        assertThat(configMaps.list().items()).isNotEmpty();
    }

    @Test
    @DisplayName("a Deployment: scale, status, strategic merge and foreground delete, each with its watch event")
    void deployment() {
        String version = deployments.list().resourceVersion();
        try (Watch<Deployment> watch = deployments.watch(ListOptions.ALL.withResourceVersion(version))) {
            assertThat(deployments.scale().get("ngx").replicas()).isEqualTo(1);
            assertThat(deployments.scale().update(Scale.of("default", "ngx", 3)).replicas())
                    .isEqualTo(3);
            assertThat(next(watch).replicas()).isEqualTo(3);
            deployments.scale().patch("ngx", PatchType.MERGE, bytes("{\"spec\":{\"replicas\":2}}"));
            assertThat(next(watch).replicas()).isEqualTo(2);

            Deployment ngx = deployments.get("ngx");
            Deployment updated = deployments.updateStatus(ngx.edit()
                    .set(2, "status", "readyReplicas")
                    .set(9, "spec", "replicas")
                    .build(Deployment.TYPE));
            assertThat(updated.readyReplicas()).isEqualTo(2);
            assertThat(updated.replicas())
                    .as("an update of the status leaves the spec unchanged")
                    .isEqualTo(2);
            assertThat(next(watch)).isEqualTo(updated);
            Deployment half = Deployment.TYPE.decode(bytes("{\"kind\":\"Deployment\",\"apiVersion\":\"apps/v1\","
                    + "\"metadata\":{\"name\":\"ngx\"},\"status\":{\"readyReplicas\":1}}"));
            assertThatThrownBy(() -> deployments.applyStatus(half, WriteOptions.by("me")))
                    .as("the update above owns the field")
                    .hasMessageContaining(".status.readyReplicas");
            assertThat(deployments
                            .applyStatus(half, WriteOptions.by("me").withForce(true))
                            .readyReplicas())
                    .isEqualTo(1);
            next(watch);

            String image =
                    "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"ngx\",\"image\":\"nginx:9\"}]}}}}";
            Deployment patched =
                    deployments.patch("ngx", PatchType.STRATEGIC_MERGE, bytes(image), WriteOptions.by("me"));
            assertThat(patched.tree().at("/spec/template/spec/containers").findValuesAsText("image"))
                    .contains("nginx:9");
            next(watch);

            Deployment going = deployments
                    .delete("ngx", DeleteOptions.DEFAULT.withPropagationPolicy(PropagationPolicy.FOREGROUND))
                    .object()
                    .orElseThrow();
            assertThat(going.metadata().deletionTimestamp()).isPresent();
            assertThat(next(watch).metadata().finalizers()).containsExactly("foregroundDeletion");
            assertThat(watch.next().orElseThrow().type()).isEqualTo(EventType.DELETED);
        }
        assertThat(clientset
                        .coreV1()
                        .pods("default")
                        .list(ListOptions.ALL.withLabelSelector("app=ngx"))
                        .items())
                .isEmpty();
    }

    private static <T extends informers.api.KubeObject> T next(Watch<T> watch) {
        WatchEvent<T> event = watch.next().orElseThrow();
        assertThat(event.type()).isEqualTo(EventType.MODIFIED);
        return event.object();
    }

    @Test
    @DisplayName("DELETE of a pod returns the pod, as in the real server")
    void podDelete() {
        ResourceClient<Pod> pods = clientset.coreV1().pods("default");
        DeleteOptions now = DeleteOptions.DEFAULT.withGracePeriodSeconds(0L);
        assertThat(pods.delete("pod-1", now).object().map(Pod::name)).contains("pod-1");
    }

    @Test
    @DisplayName("the steps of kubectl apply -f: documents, kinds to resources, server-side apply")
    void manifest() {
        RestClient edge = RestClient.of(ClientConfig.of(SharedServer.get().newSession("edge")));
        try (DynamicClient dynamic = new DynamicClient(edge)) {
            RestMapper mapper = new RestMapper(new CachedDiscoveryClient(new Clientset(edge).discovery()));
            List<String> made = new ArrayList<>();
            for (Unstructured object : Unstructured.allFromYaml("""
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: first}
                    ---
                    # a kind of a CustomResourceDefinition
                    apiVersion: example.com/v1
                    kind: Widget
                    metadata: {name: second}
                    spec: {size: 3}
                    ---
                    apiVersion: v1
                    kind: List
                    items:
                    - {apiVersion: v1, kind: Namespace, metadata: {name: third}}
                    """)) {
                ApiResource resource = mapper.resourceFor(object.groupVersionKind());
                ResourceClient<Unstructured> client = dynamic.resource(resource.resource());
                made.add((resource.namespaced() ? client.namespace("default") : client)
                        .apply(object, WriteOptions.by("me"))
                        .toString()
                        .replaceFirst("@\\d+$", ""));
            }
            assertThat(made).containsExactly("ConfigMap default/first", "Widget default/second", "Namespace third");
            assertThat(mapper.resourcesFor("wd,po,cm"))
                    .extracting(r -> r.resource().toString())
                    .containsExactly("example.com/v1/widgets", "v1/pods", "v1/configmaps");
        }
    }

    @Test
    @DisplayName("metadata only: get, list, watch with the end of the initial events, patch, delete")
    void metadata() {
        ResourceClient<PartialObjectMetadata> metadata =
                new MetadataClient(rest).resource(Pod.TYPE.resource()).namespace("default");
        PartialObjectMetadata pod = metadata.get("pod-1");
        assertThat(pod.kind()).isEqualTo("PartialObjectMetadata");
        assertThat(pod.tree().fieldNames()).toIterable().containsExactly("kind", "apiVersion", "metadata");
        assertThat(metadata.list().items()).contains(pod);

        ListOptions streamed = ListOptions.ALL
                .withAllowWatchBookmarks(true)
                .withSendInitialEvents(true)
                .withResourceVersionMatch("NotOlderThan");
        try (Watch<PartialObjectMetadata> watch = metadata.watch(streamed)) {
            List<PartialObjectMetadata> seen = new ArrayList<>();
            WatchEvent<PartialObjectMetadata> event = watch.next().orElseThrow();
            for (; !event.isInitialEventsEnd(); event = watch.next().orElseThrow()) {
                seen.add(event.object());
            }
            assertThat(seen).containsExactlyInAnyOrderElementsOf(metadata.list().items());
            assertThat(event.object().kind()).isEqualTo("PartialObjectMetadata");

            metadata.patch("pod-1", PatchType.MERGE, bytes("{\"metadata\":{\"labels\":{\"who\":\"me\"}}}"));
            assertThat(next(watch).labels()).containsEntry("who", "me");
            assertThat(metadata.delete("pod-1").object().map(PartialObjectMetadata::kind))
                    .contains("PartialObjectMetadata");
            assertThat(watch.next().orElseThrow()).hasToString("DELETED PartialObjectMetadata default/pod-1@512");
        }
        assertThat(metadata.deleteCollection(DeleteOptions.DEFAULT, ListOptions.ALL)
                        .items())
                .isNotEmpty()
                .allMatch(o -> o.kind().equals("PartialObjectMetadata"));
    }

    @Test
    @DisplayName("an unknown resource, an unknown kind, a wrong kind: each error names what was found")
    void wrongKinds() {
        try (DynamicClient dynamic = new DynamicClient(rest)) {
            ResourceClient<Unstructured> pdos =
                    dynamic.resource(GroupVersionResource.core("v1", "pdos")).namespace("default");
            assertThatThrownBy(pdos::list)
                    .hasMessageContaining("404 NotFound: the server could not find the requested resource");
            Unstructured pod = Unstructured.fromYaml("{apiVersion: v1, kind: Pod, metadata: {name: a}}");
            ResourceClient<Unstructured> maps =
                    dynamic.resource(ConfigMap.TYPE.resource()).namespace("default");
            assertThatThrownBy(() -> maps.create(pod)).hasMessageContaining("cannot be handled as a ConfigMap");
            ResourceType<Pod> wrong =
                    ResourceType.typed(ConfigMap.TYPE.resource(), "Pod", true, Pod.class, o -> Pod.TYPE.view(o));
            assertThatThrownBy(() -> clientset.resource(wrong, "default").list())
                    .hasMessageContaining("expected a PodList, found a ConfigMapList");
        }
    }
}
