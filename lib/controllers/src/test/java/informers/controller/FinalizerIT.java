package informers.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ConfigMap;
import informers.client.ResourceClient;
import informers.util.Concurrency;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FinalizerIT extends Served {
    private final ResourceClient<ConfigMap> client = clients.coreV1().configMaps("default");
    private final Finalizer finalizer = new Finalizer("example.com/cleanup", Concurrency.threads());

    @Test
    @DisplayName("C94 a finalizer is added and removed; others keep their places")
    void addAndRemove() throws InterruptedException {
        ConfigMap created = client.create(configMap("default", "a"));
        Finalizer other = new Finalizer("example.com/other", Concurrency.threads());
        ConfigMap both = finalizer.add(client, other.add(client, created));
        assertThat(both.metadata().finalizers()).containsExactly("example.com/other", "example.com/cleanup");
        assertThat(finalizer.isOn(both)).isTrue();
        assertThat(finalizer.add(client, both)).as("no request").isSameAs(both);

        client.delete("a");
        ConfigMap deleting = client.get("a");
        assertThat(deleting.metadata().deletionTimestamp()).isPresent();
        ConfigMap one = other.remove(client, deleting).orElseThrow();
        assertThat(one.metadata().finalizers()).containsExactly("example.com/cleanup");
        assertThat(finalizer.remove(client, one)).isPresent();
        assertThat(client.list().items()).noneMatch(map -> map.name().equals("a"));
        assertThat(finalizer.remove(client, one)).as("it is gone").isEmpty();
    }

    @Test
    @DisplayName("C94 with a stale copy, what others added meanwhile is kept")
    void staleCopy() throws InterruptedException {
        ConfigMap stale = client.create(configMap("default", "a"));
        new Finalizer("example.com/other", Concurrency.threads()).add(client, stale);
        assertThat(finalizer.add(client, stale).metadata().finalizers())
                .containsExactly("example.com/other", "example.com/cleanup");
    }

    @Test
    @DisplayName("C94 another object of the same name is left alone")
    void replaced() throws InterruptedException {
        ConfigMap old = finalizer.add(client, client.create(configMap("default", "a")));
        client.delete("a");
        finalizer.remove(client, old);
        ConfigMap now = finalizer.add(client, client.create(configMap("default", "a")));
        assertThat(finalizer.remove(client, old)).isEmpty();
        assertThat(client.get("a").metadata().finalizers())
                .isEqualTo(now.metadata().finalizers())
                .hasSize(1);
        ConfigMap without = old.edit().remove("metadata", "finalizers").build(ConfigMap.TYPE);
        assertThatThrownBy(() -> finalizer.add(client, without))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another object of this name");
    }

    @Test
    @DisplayName(
            "C94 refused: a finalizer for an object that is being deleted, one without a domain, an object that was never stored")
    void refused() throws InterruptedException {
        Finalizer other = new Finalizer("example.com/other", Concurrency.threads());
        finalizer.add(client, client.create(configMap("default", "a")));
        client.delete("a");
        assertThatThrownBy(() -> other.add(client, client.get("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not being deleted");
        for (String name : List.of("cleanup", "/cleanup", "example.com/", "a/b/c", "")) {
            assertThatThrownBy(() -> new Finalizer(name, Concurrency.threads()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("found \"" + name + "\"");
        }
        assertThatThrownBy(() -> finalizer.add(client, configMap("default", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a resourceVersion");
    }
}
