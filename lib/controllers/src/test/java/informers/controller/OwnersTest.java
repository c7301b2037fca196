package informers.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.api.Deployment;
import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.Node;
import informers.api.Pod;
import informers.api.ReplicaSet;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.handler.ResourceEventHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OwnersTest {
    private static final ReplicaSet OWNER = object(ReplicaSet.TYPE, "apps/v1", "ReplicaSet", "default", "web", "uid-1");
    private static final Pod POD = object(Pod.TYPE, "v1", "Pod", "default", "web-1", "uid-2");

    private static <T extends KubeObject> T object(
            ResourceType<T> type, String apiVersion, String kind, String namespace, String name, String uid) {
        String text = """
                {"apiVersion":"%s","kind":"%s","metadata":{"namespace":"%s","name":"%s","uid":"%s"}}
                """.formatted(apiVersion, kind, namespace, name, uid).replace("\"namespace\":\"\",", "");
        return type.decode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> owners(KubeObject object) {
        return object.metadata().ownerReferences().stream()
                .map(owner -> owner.kind() + " " + owner.name() + " " + owner.uid() + " " + owner.controller())
                .toList();
    }

    @Test
    @DisplayName("C95 a controller is set once, and blocks the deletion of the owner; other owners are kept")
    void controller() {
        Node node = object(Node.TYPE, "v1", "Node", "", "node-1", "uid-3");
        Pod owned = Owners.withController(Owners.withOwner(POD, node, Pod.TYPE), OWNER, Pod.TYPE);
        assertThat(owners(owned)).containsExactly("Node node-1 uid-3 false", "ReplicaSet web uid-1 true");
        assertThat(owned.metadata()
                        .tree()
                        .at("/ownerReferences/1/blockOwnerDeletion")
                        .asBoolean())
                .isTrue();
        assertThat(owners(Owners.withController(owned, OWNER, Pod.TYPE))).hasSize(2);
        assertThat(Owners.isControlledBy(owned, OWNER)).isTrue();
        assertThat(Owners.isControlledBy(owned, node)).isFalse();
        assertThat(Owners.controllerOf(POD)).isEmpty();
    }

    @Test
    @DisplayName(
            "C95 refused: a second controller, also of the same name; an owner in another namespace; one without a uid")
    void refused() {
        Pod owned = Owners.withController(POD, OWNER, Pod.TYPE);
        ReplicaSet again = object(ReplicaSet.TYPE, "apps/v1", "ReplicaSet", "default", "web", "uid-9");
        assertThatThrownBy(() -> Owners.withController(owned, again, Pod.TYPE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("controlled by ReplicaSet web with the uid uid-1 already");
        ReplicaSet elsewhere = object(ReplicaSet.TYPE, "apps/v1", "ReplicaSet", "other", "web", "uid-1");
        assertThatThrownBy(() -> Owners.withController(POD, elsewhere, Pod.TYPE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected an owner in the namespace of Pod default/web-1");
        Node node = object(Node.TYPE, "v1", "Node", "", "node-1", "uid-3");
        assertThatThrownBy(() -> Owners.withOwner(node, OWNER, Node.TYPE)).hasMessageContaining("cluster-scoped");
        ReplicaSet notCreated = object(ReplicaSet.TYPE, "apps/v1", "ReplicaSet", "default", "web", "");
        assertThatThrownBy(() -> Owners.withOwner(POD, notCreated, Pod.TYPE)).hasMessageContaining("with a uid");
    }

    @Test
    @DisplayName(
            "C96 enqueueOwner: the controller's key, of its group and kind in any version, before and after a change")
    void enqueueOwner() {
        List<String> keys = new ArrayList<>();
        ResourceEventHandler<KubeObject> handler = Owners.enqueueOwner(ReplicaSet.TYPE, keys::add);
        Pod owned = Owners.withController(POD, OWNER, Pod.TYPE);
        handler.onAdd(owned, true);
        handler.onAdd(POD, false);
        handler.onAdd(Owners.withOwner(POD, OWNER, Pod.TYPE), false); // not its controller
        assertThat(keys).containsExactly("default/web");
        keys.clear();

        Unstructured beta = object(
                ResourceType.dynamic(ReplicaSet.TYPE.resource()),
                "apps/v1beta2",
                "ReplicaSet",
                "default",
                "b",
                "uid-5");
        Pod other = Owners.withController(POD, beta, Pod.TYPE);
        handler.onUpdate(owned, other);
        handler.onUpdate(other, other);
        assertThat(keys).containsExactly("default/web", "default/b", "default/b");
        keys.clear();

        handler.onDelete(DeletedObject.seen(owned));
        handler.onDelete(DeletedObject.missed("default/x", java.util.Optional.empty()));
        assertThat(keys).containsExactly("default/web");
        keys.clear();

        Deployment deployment = object(Deployment.TYPE, "apps/v1", "Deployment", "default", "d", "uid-6");
        handler.onAdd(Owners.withController(POD, deployment, Pod.TYPE), false);
        Unstructured foreign = object(
                ResourceType.dynamic(new GroupVersionResource("example.com", "v1", "replicasets")),
                "example.com/v1",
                "ReplicaSet",
                "default",
                "f",
                "uid-7");
        handler.onAdd(Owners.withController(POD, foreign, Pod.TYPE), false);
        assertThat(keys).isEmpty();
    }

    @Test
    @DisplayName(
            "enqueueItself: the key of each object, for each notification, also of an object whose last state is unknown")
    void enqueueItself() {
        List<String> keys = new ArrayList<>();
        ResourceEventHandler<KubeObject> handler = Owners.enqueueItself(keys::add);
        handler.onAdd(POD, true);
        handler.onUpdate(POD, POD);
        handler.onDelete(DeletedObject.seen(POD));
        handler.onDelete(DeletedObject.missed("default/x", java.util.Optional.empty()));
        assertThat(keys).containsExactly(POD.key(), POD.key(), POD.key(), "default/x");
    }

    @Test
    @DisplayName("C96 enqueueOwner: the key of a cluster-scoped owner has no namespace; a dynamic type is refused")
    void clusterScoped() {
        List<String> keys = new ArrayList<>();
        Node node = object(Node.TYPE, "v1", "Node", "", "node-1", "uid-3");
        ConfigMap map = object(ConfigMap.TYPE, "v1", "ConfigMap", "default", "m", "uid-4");
        Owners.enqueueOwner(Node.TYPE, keys::add).onAdd(Owners.withController(map, node, ConfigMap.TYPE), false);
        assertThat(keys).containsExactly("node-1");
        assertThatThrownBy(() -> Owners.enqueueOwner(ResourceType.dynamic(Node.TYPE.resource()), keys::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names a kind");
    }
}
