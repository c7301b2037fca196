package informers.chaos;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.ResourceType;
import informers.api.Status;
import informers.chaos.Network.Target;
import informers.client.rest.ApiException;
import informers.client.rest.RestException;
import informers.client.rest.Timeouts;
import informers.client.rest.UnreachableException;
import informers.client.rest.UnreachableException.Reason;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;

/**
 * LIST and WATCH of the model API server over a simulated bad network: requests take virtual time, and fail
 * with the exceptions of the library's client.
 */
final class ChaosListerWatcher<T extends KubeObject> implements ListerWatcher.Scope<T> {
    /** Retries after a Retry-After, or when the connection broke, as the library's client and client-go's rest/with_retry.go do. */
    private static final int MOST_RETRIES = 10;

    private static final Duration AFTER_A_LOSS = Duration.ofSeconds(1);

    private static final Duration LONGEST_WATCH = Duration.ofHours(1);

    private final ModelCluster cluster;
    private final Network network;
    private final ResourceType<T> type;
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;
    private boolean closed; // guarded by the monitor
    private @Nullable Watch<T> open; // guarded by the monitor

    ChaosListerWatcher(ModelCluster cluster, Network network, ResourceType<T> type, Concurrency concurrency) {
        this.cluster = cluster;
        this.network = network;
        this.type = type;
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    @Override
    public Scope<T> scope() {
        return new ChaosListerWatcher<>(cluster, network, type, concurrency);
    }

    @Override
    public ObjectList<T> list(ListOptions options) {
        Target target = options.continueToken().isEmpty() ? Target.LIST : Target.PAGE;
        ApiResponse.Body answer = (ApiResponse.Body) ask(target, options.toQuery());
        try {
            ObjectList<T> list = type.decodeList(new ByteArrayInputStream(answer.bytes()));
            if (!list.continueToken().isEmpty() && network.is(Mood.FORGETS_PAGES)) {
                cluster.compact();
            }
            return list;
        } catch (IOException e) {
            throw new IllegalStateException("an array that cannot be read", e);
        }
    }

    @Override
    public Watch<T> watch(ListOptions options) {
        Map<String, String> query = new LinkedHashMap<>(options.toQuery());
        query.put("watch", "true");
        Target target = query.containsKey("sendInitialEvents") ? Target.STREAMED_LIST : Target.WATCH;
        if (network.is(Mood.OLD_SERVER)) {
            query.remove("sendInitialEvents");
            query.remove("resourceVersionMatch");
        }
        Long seconds = options.timeoutSeconds();
        Duration life = seconds == null ? LONGEST_WATCH : Duration.ofSeconds(seconds);
        ApiResponse.Stream answer;
        try {
            answer = (ApiResponse.Stream) ask(target, query);
        } catch (UnreachableException e) {
            if (isNoWatch(e)) {
                return new NoWatch<>(new IOException(e.getMessage(), e));
            }
            throw e;
        }
        Duration patience = life.plus(Timeouts.DEFAULT.watchGrace());
        Watch<T> watch = new ChaosWatch<>(new ChaosStream(answer.cursor(), network, patience, concurrency), type);
        boolean tooLate;
        monitor.lock();
        try {
            open = watch;
            tooLate = closed;
        } finally {
            monitor.unlock();
        }
        if (tooLate) {
            watch.close();
        }
        return watch;
    }

    private record NoWatch<T extends KubeObject>(IOException why) implements Watch<T> {
        @Override
        public Optional<WatchEvent<T>> next() {
            return Optional.empty();
        }

        @Override
        public Optional<IOException> failure() {
            return Optional.of(why);
        }

        @Override
        public void close() {}
    }

    private ApiResponse ask(Target target, Map<String, String> query) {
        for (int retries = 0; ; retries++) {
            RestException failure;
            Optional<Duration> wait;
            try {
                return askOnce(target, query);
            } catch (ApiException e) {
                failure = e;
                wait = e.code() == 429 || e.code() >= 500 ? e.retryAfter() : Optional.empty();
            } catch (UnreachableException e) {
                failure = e;
                boolean lost = query.containsKey("watch") ? isNoWatch(e) : e.isConnectionLost();
                wait = lost ? Optional.of(AFTER_A_LOSS) : Optional.empty();
            }
            if (wait.isEmpty() || retries == MOST_RETRIES) {
                throw failure;
            }
            pause(wait.get());
        }
    }

    /** Returns whether the client treats this error as a watch that ended at once. */
    private static boolean isNoWatch(UnreachableException e) {
        return e.isConnectionLost() || e.reason() == Reason.TIMED_OUT;
    }

    private ApiResponse askOnce(Target target, Map<String, String> query) {
        pause(network.delay());
        Optional<Refusal> refusal = network.refusal(target);
        if (refusal.isPresent()) {
            if (refusal.get() == Refusal.TIMED_OUT) {
                pause(Timeouts.DEFAULT.silence());
            }
            throw refusal.get().exception(url());
        }
        ApiResponse answer = cluster.ask(request(target == Target.LIST ? aged(query) : query));
        try {
            pause(network.delay());
        } catch (RuntimeException e) {
            if (answer instanceof ApiResponse.Stream stream) {
                stream.cursor().close();
            }
            throw e;
        }
        if (answer instanceof ApiResponse.Body body && body.status() != 200) {
            int retryAfter = Integer.parseInt(body.headers().getOrDefault("Retry-After", "0"));
            throw new ApiException("GET", url(), body.status(), Status.parse(body.bytes()), retryAfter);
        }
        return answer;
    }

    /** Returns a "not older than" request as one for exactly that version, the newest one, or any in between. */
    private Map<String, String> aged(Map<String, String> query) {
        String asked = query.getOrDefault("resourceVersion", "");
        boolean exact = query.containsKey("limit") && !asked.equals("0");
        if (asked.isEmpty() || exact || !network.is(Mood.STALE_LISTS)) {
            return query;
        }
        long from = Math.max(Long.parseLong(asked), cluster.forgotten());
        long to = cluster.resourceVersion();
        if (from > to) {
            return query;
        }
        Map<String, String> older = new LinkedHashMap<>(query);
        older.put("resourceVersion", Long.toString(from + (long) ((to - from + 1) * concurrency.random())));
        older.put("resourceVersionMatch", "Exact");
        older.remove("limit"); // the watch cache, which sends such lists, ignores it
        return older;
    }

    private ApiRequest request(Map<String, String> query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        query.forEach((name, value) -> parameters.put(name, List.of(value)));
        return new ApiRequest("GET", url(), parameters, "application/json", "", new byte[0]);
    }

    private String url() {
        return ModelCluster.path(type.resource());
    }

    /** Waits; returns at once when this is closed. */
    private void pause(Duration duration) {
        long end = concurrency.nanoTime() + duration.toNanos();
        monitor.lock();
        try {
            for (long left = end - concurrency.nanoTime(); left > 0 && !closed; left = end - concurrency.nanoTime()) {
                monitor.await(Duration.ofNanos(left));
            }
            if (closed) {
                throw Unreachable.because(url(), Reason.CANCELLED);
            }
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
            throw Unreachable.because(url(), Reason.CANCELLED);
        } finally {
            monitor.unlock();
        }
    }

    @Override
    public void close() {
        Watch<T> watch;
        monitor.lock();
        try {
            closed = true;
            watch = open;
            monitor.signalAll();
        } finally {
            monitor.unlock();
        }
        if (watch != null) {
            watch.close();
        }
    }
}
