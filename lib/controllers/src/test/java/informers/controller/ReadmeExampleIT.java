package informers.controller;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ConfigMap;
import informers.client.ResourceClient;
import informers.util.Concurrency;
import informers.workqueue.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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

    @Test
    void theReadmeHasThisCode() throws IOException {
        String source = Files.readString(Path.of("src/test/java/informers/controller/ReadmeExampleIT.java"));
        String example = source.substring(source.indexOf("// README\n") + 10, source.indexOf("    // end"));
        assertThat(Files.readString(Path.of("README.md")))
                .contains(example.stripTrailing().stripIndent());
    }
}
