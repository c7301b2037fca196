package replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ConfigMap;
import informers.api.ListOptions;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.rest.RateLimit;
import informers.client.rest.RestClient;
import informers.client.rest.Timeouts;
import informers.testkit.Relay;
import informers.testkit.Relay.Fault;
import informers.watch.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A watch over a failing network: a client that resumes from its last version misses no event and receives none twice. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a read of the network cannot be interrupted
class BadNetworkIT {
    private static final int EVENTS = 100;

    private final String cluster = SharedServer.get().newSession("demo");
    private final Relay relay = Relay.to(SharedServer.get().port());

    /** Not through the relay: changes do not depend on the network under test. */
    private final RestClient direct = RestClient.of(ClientConfig.of(cluster)).withRateLimit(RateLimit.NONE);

    private final RestClient through = RestClient.of(
            ClientConfig.of(cluster.replaceFirst(":\\d+", ":" + relay.port())),
            Timeouts.DEFAULT.withWatchGrace(Duration.ofMillis(500)));

    private final List<String> happened = new ArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private int watches;

    @AfterEach
    void stop() {
        through.close();
        direct.close();
        relay.close();
    }

    private static ResourceClient<ConfigMap> configMaps(RestClient client) {
        return new ResourceClient<>(client, ConfigMap.TYPE, "default");
    }

    private static ConfigMap configMap(int number) {
        return ConfigMap.TYPE.decode(
                """
                {"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"cm-%d","namespace":"default"},"data":{"colour":"绿%s"}}
                """.formatted(number, "x".repeat(number * 7 % 300)).getBytes(StandardCharsets.UTF_8));
    }

    /** A small reflector: watches, and watches again from the last version, until all events have arrived. */
    private void follow(String from, long timeoutSeconds) {
        String version = from;
        while (seen.size() < EVENTS) {
            watches++;
            ListOptions options = ListOptions.ALL.withResourceVersion(version).withTimeoutSeconds(timeoutSeconds);
            try (Watch<ConfigMap> watch = configMaps(through).watch(options)) {
                for (var event = watch.next(); event.isPresent(); event = watch.next()) {
                    version = event.get().resourceVersion();
                    seen.add(event.get().type() + " " + event.get().object().name() + " " + version);
                    if (seen.size() == EVENTS) {
                        return;
                    }
                }
            }
        }
    }

    /** Writes the changes one after the other on a thread of its own, with faults of the network between them. */
    private Thread happening(Runnable network) {
        Thread thread = new Thread(() -> {
            for (int i = 0; i < EVENTS; i++) {
                happened.add("ADDED cm-" + i + " "
                        + configMaps(direct).create(configMap(i)).resourceVersion());
                network.run();
            }
        });
        thread.start();
        return thread;
    }

    private void allIsSeenOnceAndInOrder(Thread happening) throws InterruptedException {
        happening.join();
        assertThat(happened).hasSize(EVENTS);
        assertThat(seen).isEqualTo(happened);
    }

    private String version() {
        return configMaps(direct).list().resourceVersion();
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG_UP", "RESET"})
    @DisplayName(
            "a connection that is cut at any byte (in the headers, in an event, between two): the watch resumes where it was")
    void cut(Fault fault) throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            relay.next(fault, 300 + random.nextInt(1500));
        }
        String from = version();
        Thread happening = happening(() -> {});
        follow(from, 60);
        allIsSeenOnceAndInOrder(happening);
        assertThat(watches).isGreaterThan(10);
    }

    @Test
    @DisplayName(
            "a connection that drops all data: the watch ends soon after its timeout, and the next one delivers what was lost")
    void swallowed() throws Exception {
        String from = version();
        Thread happening = happening(() -> {
            if (happened.size() == 30 || happened.size() == 60) {
                relay.now(Fault.SWALLOW);
            }
        });
        long start = System.nanoTime();
        follow(from, 1);
        allIsSeenOnceAndInOrder(happening);
        assertThat(watches).isGreaterThan(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    @DisplayName("a slow connection: events are late, but complete")
    void delayed() throws Exception {
        relay.delay(Duration.ofMillis(20));
        String from = version();
        Thread happening = happening(() -> {});
        follow(from, 60);
        allIsSeenOnceAndInOrder(happening);
        assertThat(watches).isEqualTo(1);
    }

    @Test
    @DisplayName("a connection that is reset again and again")
    void reset() throws Exception {
        String from = version();
        Thread happening = happening(() -> {
            if (happened.size() % 10 == 0) {
                relay.now(Fault.RESET);
            }
        });
        follow(from, 60);
        allIsSeenOnceAndInOrder(happening);
    }
}
