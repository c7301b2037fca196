package informers.chaos;

import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.api.ResourceType;
import informers.chaos.Network.StreamFault;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import replay.internal.request.ApiRequest;

/** A session of the replay server, over a network without failures. */
record SocketCluster(String url, RestClient client, Network network) implements Cluster, AutoCloseable {

    static SocketCluster of(String url, Network network) {
        return new SocketCluster(url, RestClient.of(ClientConfig.of(url)), network);
    }

    @Override
    public void write(ApiRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        request.query().forEach((name, values) -> query.put(name, values.get(0)));
        try {
            client.send(new RestRequest(
                    request.method(),
                    request.path(),
                    query,
                    request.accept(),
                    request.contentType(),
                    request.body().length == 0 ? null : request.body(),
                    null,
                    Duration.ZERO));
        } catch (ApiException e) {
            if (e.code() != 404 && e.code() != 409) { // it does not exist, or it exists already: nothing happens
                throw e;
            }
        }
    }

    /** Not possible over HTTP. Has the same effect on a client: its next watch is refused. */
    @Override
    public void compact() {
        network.hurtNext(new StreamFault(Spoil.ERROR_EXPIRED, 0));
    }

    @Override
    public <T extends KubeObject> ObjectList<T> list(ResourceType<T> type) {
        return new ResourceClient<>(client, type, "").list();
    }

    @Override
    public byte[] history(ResourceType<?> type) {
        String query = "?watch=1&timeoutSeconds=1&resourceVersion=" + ModelCluster.firstVersion();
        try (InputStream in = URI.create(url + ModelCluster.path(type.resource()) + query)
                .toURL()
                .openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
