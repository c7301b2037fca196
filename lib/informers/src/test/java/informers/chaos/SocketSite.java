package informers.chaos;

import informers.api.FieldSelector;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.client.rest.Timeouts;
import informers.listwatch.ListWatch;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Real threads and sockets: the library's HTTP client, a relay that cuts, and the replay server behind it. */
record SocketSite(
        StallingThreads concurrency, SocketCluster cluster, Network network, ChaosRelay relay, RestClient client)
        implements Site {

    /** @param url of a session of a replay server */
    static SocketSite of(Schedule schedule, String url) throws IOException {
        StallingThreads concurrency =
                new StallingThreads(Concurrency.threads(), schedule.setup().stalls());
        Network network = new Network(concurrency, Network.REAL);
        URI address = URI.create(url);
        ChaosRelay relay = new ChaosRelay(address.getPort(), network, Concurrency.threads());
        String relayed = "http://127.0.0.1:" + relay.port() + address.getPath();
        RestClient client =
                RestClient.of(ClientConfig.of(relayed), Timeouts.DEFAULT.withSilence(Duration.ofMillis(300)));
        return new SocketSite(concurrency, SocketCluster.of(url, network), network, relay, client);
    }

    @Override
    public <T extends KubeObject> ListerWatcher<T> listerWatcher(ResourceType<T> type) {
        return ListWatch.of(client, type, "", FieldSelector.EVERYTHING);
    }

    @Override
    public Pace pace() {
        return Pace.REAL;
    }

    @Override
    public void close() {
        client.close();
        relay.close();
        cluster.close();
    }
}
