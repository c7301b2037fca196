package informers.controller;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.client.Clientset;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.model.Model;
import informers.util.Concurrency;
import informers.workqueue.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import served.Sessions;

/** The example of README.md. */
class ReadmeExampleIT extends Served {
    private final ResourceClient<ConfigMap> client = clients.coreV1().configMaps("default");
    private final Finalizer finalizer = new Finalizer("example.com/cleanup", Concurrency.threads());

    // README
    Result reconcile(ConfigMap owner) throws InterruptedException {
        if (owner.metadata().deletionTimestamp().isPresent()) {
            cleanUp(owner); // idempotent: it runs again if the next line fails
            finalizer.remove(client, owner);
            return Result.done();
        }
        owner = finalizer.add(client, owner); // before there is anything to clean up
        ConfigMap child = Owners.withController(child(owner), owner, ConfigMap.TYPE);
        client.create(child);
        return Result.done();
    }
    // end

    private static ConfigMap child(ConfigMap owner) {
        return configMap(owner.namespace(), owner.name() + "-child");
    }

    private void cleanUp(ConfigMap owner) {
        client.delete(owner.name() + "-child");
    }

    @Test
    void anOwnerWithAFinalizer() throws InterruptedException {
        ConfigMap owner = client.create(configMap("default", "owner"));
        reconcile(owner);
        assertThat(Owners.isControlledBy(client.get("owner-child"), owner)).isTrue();
        client.delete("owner");
        reconcile(client.get("owner"));
        assertThat(client.list().items()).noneMatch(map -> map.name().startsWith("owner"));
    }

    // README 2
    record WidgetSpec(String color, Integer size) {}

    record Widget(WidgetSpec spec) {}

    static final ResourceType<Model<Widget>> WIDGETS =
            Model.type(new GroupVersionResource("example.com", "v1", "widgets"), "Widget", true, Widget.class);

    static Model<Widget> painted(ResourceClient<Model<Widget>> client, String name, String color) {
        return client.update(client.get(name)
                .with(widget -> new Widget(new WidgetSpec(color, widget.spec().size()))));
    }
    // end 2

    @Test
    @DisplayName("C109 a custom resource as a record, over HTTP")
    void aCustomResourceAsARecord() {
        try (Clientset edge = Clientset.of(ClientConfig.of(Sessions.of("edge")))) {
            var widgets = edge.resource(WIDGETS, "default");
            Model<Widget> before = widgets.get("w-1");
            assertThat(before.get().spec()).isEqualTo(new WidgetSpec("red", 1));
            painted(widgets, "w-1", "blue");
            var expected = before.edit()
                    .set("blue", "spec", "color")
                    .build(WIDGETS)
                    .tree()
                    .path("spec");
            assertThat(widgets.get("w-1").tree().path("spec")).isEqualTo(expected);
        }
    }

    @Test
    void theReadmeHasThisCode() throws IOException {
        String source = Files.readString(Path.of("src/test/java/informers/controller/ReadmeExampleIT.java"));
        String example = source.substring(source.indexOf("// README\n") + 10, source.indexOf("    // end"));
        assertThat(Files.readString(Path.of("README.md")))
                .contains(example.stripTrailing().stripIndent())
                .contains(source.substring(source.indexOf("// README 2\n") + 12, source.indexOf("    // end 2"))
                        .stripTrailing()
                        .stripIndent());
    }
}
