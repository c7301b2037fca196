package informers.junit;

import informers.client.Clientset;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.simulation.Manifests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import replay.internal.apiserver.RequestCounts;
import replay.server.ReplayServer;
import replay.server.SessionFaults;

/** The cluster of a test with {@link ReplayCluster}. Thread-safe. */
public final class ReplayedCluster implements AutoCloseable {
    private final ReplayServer server;
    private final String url;
    private final RestClient rest;
    private @Nullable Path kubeconfigFile;

    ReplayedCluster(ReplayServer server, String tape) {
        this.server = server;
        this.url = server.newSession(tape);
        this.rest = RestClient.of(ClientConfig.of(url));
    }

    /** Returns the URL of the API server, which has a path: {@code http://127.0.0.1:PORT/tapes/demo/sessions/s1}. */
    public String url() {
        return url;
    }

    /** Returns a kubeconfig for this cluster: no credentials, the namespace {@code default}. */
    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                current-context: replay
                contexts:
                - name: replay
                  context: {cluster: replay, user: replay, namespace: default}
                clusters:
                - name: replay
                  cluster: {server: "%s"}
                users:
                - name: replay
                  user: {}
                """.formatted(url);
    }

    /** Returns a file with {@link #kubeconfig}, for kubectl and other programs. It is deleted after the test. */
    public synchronized Path kubeconfigFile() {
        try {
            if (kubeconfigFile == null) {
                kubeconfigFile = Files.writeString(Files.createTempFile("kubeconfig", ".yaml"), kubeconfig());
            }
            return kubeconfigFile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a client of this library. It is closed after the test. */
    public RestClient rest() {
        return rest;
    }

    /** Returns clients for the typed resources. They are closed after the test. */
    public Clientset clientset() {
        return new Clientset(rest);
    }

    /**
     * Creates the objects of a manifest, in its order, in the namespace {@code default} if they name none.
     *
     * @param yaml one or more documents
     * @throws informers.client.rest.ApiException if the server refuses one
     * @throws IllegalArgumentException if the server does not know its group or kind
     */
    public void apply(String yaml) {
        Manifests.create(rest, yaml);
    }

    /** Returns what can be made to go wrong: 429, 409, 410, watches that end, late responses and events, stale lists. */
    public SessionFaults faults() {
        return server.faults(url);
    }

    /** Returns how many requests there were, by kind: {@code counts().of("LIST")}. Those of {@link #apply} count too. */
    public RequestCounts counts() {
        return server.counts(url);
    }

    URI uri() {
        return URI.create(url);
    }

    /** Ends the cluster. {@link ReplayCluster} does this after the test. */
    @Override
    public synchronized void close() throws IOException {
        rest.close();
        server.endSession(url);
        if (kubeconfigFile != null) {
            Files.deleteIfExists(kubeconfigFile);
        }
    }
}
