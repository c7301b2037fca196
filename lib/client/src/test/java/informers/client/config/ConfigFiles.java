package informers.client.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Kubeconfig files for tests, in a folder whose name has a space. */
record ConfigFiles(Path folder) {
    /** {@code createValidTestConfig} of client-go's tests. */
    static final String VALID = """
            clusters: [{name: clean, cluster: {server: 'https://anything.com:8080'}}]
            users: [{name: clean, user: {token: the-token}}]
            contexts: [{name: clean, context: {cluster: clean, user: clean}}]
            current-context: clean
            """;

    ConfigFiles(Path folder) {
        try {
            this.folder = Files.createDirectories(folder.resolve("with a space"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path write(String name, String content) {
        try {
            Files.createDirectories(path(name).getParent());
            return Files.writeString(path(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Kubeconfig kubeconfig(String yaml) {
        return Kubeconfig.load(write("config", yaml));
    }

    /** Returns the only context of a file whose cluster and user have these fields, in YAML's flow style. */
    ClientConfig read(String cluster, String user) {
        return read(cluster, user, ConfigOverrides.NONE);
    }

    ClientConfig read(String cluster, String user, ConfigOverrides overrides) {
        return kubeconfig("""
                clusters: [{name: c, cluster: {%s}}]
                users: [{name: u, user: {%s}}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                current-context: x
                """.formatted(cluster, user)).clientConfig(overrides);
    }

    /** Returns a pod with or without a service account. */
    InClusterConfig pod(boolean there) {
        if (!there) {
            return new InClusterConfig(Map.of(), path("no pod"));
        }
        write("pod/token", "token-from-cluster\n");
        write("pod/ca.crt", TestCertificates.CA.certificatePem());
        write("pod/namespace", "icc\n");
        return new InClusterConfig(
                Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1", "KUBERNETES_SERVICE_PORT", "443"), path("pod"));
    }
}
