package informers.simulation;

import informers.client.rest.RestRequest;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.StatusException;
import replay.internal.request.Statuses;

/** Answers the requests of one incarnation of a replica in memory, with delays and faults. Each request has a few steps of the scheduler. */
final class Wire extends EventListener implements Interceptor {
    /** A request in flight that may be cancelled. */
    private static final class Flight {
        final Concurrency.Monitor monitor;
        boolean cancelled;

        @Nullable
        WatchBody watch;

        Flight(Concurrency.Monitor monitor) {
            this.monitor = monitor;
        }
    }

    private final ReplicaSlot owner;
    private final ModelServer server;
    private final Network network;
    private final SeededScheduler scheduler;
    private final Map<Call, Flight> flights = new IdentityHashMap<>();

    Wire(ReplicaSlot owner, ModelServer server, Network network, SeededScheduler scheduler) {
        this.owner = owner;
        this.server = server;
        this.network = network;
        this.scheduler = scheduler;
    }

    OkHttpClient.Builder wrap(OkHttpClient.Builder http) {
        return http.addInterceptor(this).eventListener(this);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Flight flight = new Flight(scheduler.monitor());
        flights.put(chain.call(), flight);
        boolean open = false;
        try {
            if (chain.call().isCanceled()) {
                throw new IOException("Canceled");
            }
            ApiRequest request = ApiRequests.of(chain.request());
            pause(network.delay(), flight);
            expectConnection("connect");
            ApiResponse response = answer(request);
            pause(network.delay(), flight, response);
            if (response instanceof ApiResponse.Body body) {
                expectConnection("read");
                if (!ModelServer.isWrite(request)) {
                    network.onlooker().answered(owner.name(), request, body);
                }
                return response(chain.request(), body);
            }
            RestRequest asked = chain.request().tag(RestRequest.class);
            flight.watch = new WatchBody(
                    ((ApiResponse.Stream) response).cursor(),
                    request,
                    !request.parameter("sendInitialEvents").isEmpty()
                            || request.parameter("resourceVersion").isEmpty()
                            || request.parameter("resourceVersion").equals("0"),
                    owner,
                    network,
                    asked == null ? Duration.ZERO : asked.whole(),
                    scheduler);
            open = true;
            return response(chain.request(), response, Okio.buffer(Okio.source(flight.watch)), -1);
        } finally {
            if (!open) {
                flights.remove(chain.call());
            }
        }
    }

    private ApiResponse answer(ApiRequest request) throws IOException {
        boolean lease = request.path().contains("/leases");
        if (!ModelServer.isWrite(request) || lease) {
            return server.handle(owner.name(), aged(request));
        }
        Optional<FaultStep> fault = network.faultOf(request);
        if (fault.isEmpty()) {
            return server.handle(owner.name(), request);
        }
        FaultStep step = fault.get();
        owner.record(step.fault(), request);
        switch (step.fault()) {
            case REFUSED -> {
                return refusal(step.pick(8, 3)).response();
            }
            case CONFLICT -> server.touch(request);
            case CRASH -> {
                if (step.pick(8, 2) == 0) {
                    owner.crash(step.length());
                    scheduler.yield(); // does not come back
                }
            }
            default -> {}
        }
        ApiResponse response = server.handle(owner.name(), request);
        if (step.fault() == Fault.CRASH) {
            owner.crash(step.length());
            scheduler.yield(); // does not come back
        }
        if (step.fault() == Fault.LOST_RESPONSE) {
            throw new SocketException("Connection reset");
        }
        return response;
    }

    /** Returns a list that accepts any version as one of an old version, while the server is stale. */
    private ApiRequest aged(ApiRequest request) {
        return request.isListOfAnyVersion() && !network.staleness().isZero()
                ? request.atVersion(server.versionBefore(network.staleness()))
                : request;
    }

    private static StatusException refusal(int which) {
        return switch (which) {
            case 0 -> Statuses.busy(429, "TooManyRequests", "too many requests, please try again later");
            case 1 -> Statuses.failure(500, "InternalError", "etcdserver: leader changed");
            default -> Statuses.failure(503, "ServiceUnavailable", "apiserver is shutting down");
        };
    }

    private void expectConnection(String what) throws IOException {
        if (owner.isPartitioned()) {
            throw what.equals("connect")
                    ? new ConnectException("Connection refused")
                    : new SocketException("Connection reset");
        }
    }

    private void pause(Duration time, Flight flight, ApiResponse response) throws IOException {
        try {
            pause(time, flight);
        } catch (IOException | Error e) {
            if (response instanceof ApiResponse.Stream stream) {
                stream.cursor().close();
            }
            throw e;
        }
    }

    private void pause(Duration time, Flight flight) throws IOException {
        if (time.isZero()) {
            scheduler.yield();
            return;
        }
        long end = scheduler.nanoTime() + time.toNanos();
        flight.monitor.lock();
        try {
            while (!flight.cancelled && scheduler.nanoTime() < end) {
                flight.monitor.await(Duration.ofNanos(end - scheduler.nanoTime()));
            }
        } catch (InterruptedException e) {
            scheduler.interruptMyself();
            throw new InterruptedIOException("interrupted");
        } finally {
            flight.monitor.unlock();
        }
        if (flight.cancelled) {
            throw new IOException("Canceled");
        }
    }

    static Response response(Request request, ApiResponse.Body body) {
        Response response = response(request, body, new Buffer().write(body.bytes()), body.bytes().length);
        Response.Builder builder = response.newBuilder();
        body.headers().forEach(builder::header);
        return builder.build();
    }

    private static Response response(Request request, ApiResponse response, BufferedSource source, long length) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(response.status())
                .message("")
                .header("Content-Type", response.contentType())
                .body(ResponseBody.create(source, MediaType.parse(response.contentType()), length))
                .build();
    }

    @Override
    public void canceled(Call call) {
        Flight flight = flights.remove(call);
        if (flight == null) {
            return;
        }
        flight.cancelled = true;
        if (flight.watch != null) {
            flight.watch.close();
        } else {
            scheduler.wake(flight.monitor);
        }
    }
}
