package informers.client.rest;

import informers.client.config.ClientConfig;
import informers.client.config.KubeconfigException;
import informers.util.Concurrency;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client for one API server: connections, TLS, credentials, rate limit and retries. All other clients of this
 * library use one.
 *
 * <p>Thread-safe; share one client for all requests to a server. Requests run on the caller's thread and block it. The
 * number of concurrent requests, connections and watches is not limited. (With HTTP/2 they share one connection up to
 * the server's limit, then a second one; with HTTP/1.1 each has its own.) Requests that come too fast are delayed: see
 * {@link RateLimit}. A request is retried if the server asks for it, and a GET also if its connection breaks: at most
 * ten times.
 *
 * <p>Java cannot interrupt a thread that waits for the network: to end a request from outside, close the client, or the
 * {@link #scope} that sent it. Corresponds to client-go's {@code rest.RESTClient}.
 */
public final class RestClient implements AutoCloseable {
    private final ClientConfig config;
    private final HttpUrl base;
    private final OkHttpClient http;
    private final OpenCalls open;
    private final Timeouts timeouts;
    private final Throttle throttle;
    private final Concurrency concurrency;
    private final Warnings warnings;
    private final ServerContact contact;
    private final boolean dropsManagedFields;
    private final boolean inRealTime;

    private RestClient(RestClient whole, OpenCalls open, Throttle throttle, boolean dropsManagedFields) {
        this.config = whole.config;
        this.base = whole.base;
        this.http = whole.http;
        this.timeouts = whole.timeouts;
        this.concurrency = whole.concurrency;
        this.warnings = whole.warnings;
        this.contact = whole.contact;
        this.open = open;
        this.throttle = throttle;
        this.dropsManagedFields = dropsManagedFields;
        this.inRealTime = whole.inRealTime;
    }

    private RestClient(
            ClientConfig config,
            HttpUrl base,
            Timeouts timeouts,
            Concurrency concurrency,
            Warnings warnings,
            @Nullable UnaryOperator<OkHttpClient.Builder> wrap) {
        this.config = config;
        this.base = base;
        this.timeouts = timeouts;
        this.concurrency = concurrency;
        this.warnings = warnings;
        this.contact = new ServerContact(config.server(), concurrency);
        this.dropsManagedFields = false;
        this.inRealTime = wrap == null;
        this.throttle = new Throttle(RateLimit.DEFAULT, concurrency);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(timeouts.connect())
                .pingInterval(timeouts.ping())
                .socketFactory(new KeepAliveSocketFactory())
                .followRedirects(false) // they could lead to another host, with our credentials
                .addInterceptor(this::withSilence)
                .addNetworkInterceptor(new HeadInterceptor());
        Transport.apply(config, base.isHttps(), timeouts.connect(), concurrency, builder);
        this.http = (wrap == null ? builder : wrap.apply(builder)).build();
        this.open = new OpenCalls(null);
    }

    /**
     * Creates a client for a server. Sends no request yet.
     *
     * @param config the server and the credentials
     * @return the client
     * @throws KubeconfigException if the address, a certificate or a key cannot be used
     */
    public static RestClient of(ClientConfig config) {
        return of(config, Timeouts.DEFAULT);
    }

    /**
     * Creates a client with timeouts of its own. Sends no request yet.
     *
     * @param config the server and the credentials
     * @param timeouts how long to wait for the server
     * @return the client
     * @throws KubeconfigException if the address, a certificate or a key cannot be used
     */
    public static RestClient of(ClientConfig config, Timeouts timeouts) {
        return of(config, timeouts, Concurrency.threads(), new Warnings());
    }

    /**
     * Creates a client whose HTTP client the caller changes, such as one that answers the requests itself, in memory: for tests.
     * Its waits and its clock are those of {@code concurrency}; limits in real time for a request are not set.
     *
     * @param config the server and the credentials
     * @param timeouts how long to wait for the server
     * @param concurrency provides locks and time
     * @param wrap adds interceptors and listeners; called once, last
     * @return the client
     * @throws KubeconfigException if the address, a certificate or a key cannot be used
     */
    public static RestClient wrapped(
            ClientConfig config, Timeouts timeouts, Concurrency concurrency, UnaryOperator<OkHttpClient.Builder> wrap) {
        Objects.requireNonNull(wrap, "wrap");
        return new RestClient(config, base(config), timeouts, concurrency, new Warnings(), wrap);
    }

    static RestClient of(ClientConfig config, Timeouts timeouts, Concurrency concurrency, Warnings warnings) {
        HttpUrl base = base(config);
        ClientConfig whole = config.proxy() != null
                ? config
                : config.withProxy(EnvironmentProxy.of(base.isHttps(), base.host(), base.port(), System.getenv())
                        .orElse(null));
        return new RestClient(whole, base, timeouts, concurrency, warnings, null);
    }

    private static HttpUrl base(ClientConfig config) {
        HttpUrl base = HttpUrl.parse(config.server());
        if (base == null) {
            throw new KubeconfigException("expected a URL such as https://10.0.0.1:6443 as server in " + config.origin()
                    + ", but it cannot be read as one.");
        }
        return base;
    }

    /** {@return the configuration, with the proxy from the environment if it has no other} */
    public ClientConfig config() {
        return config;
    }

    /**
     * Returns a client that shares the connections and the rate limit of this one, and can be closed separately: that
     * ends its own requests only.
     *
     * @return a new client
     */
    public RestClient scope() {
        return new RestClient(this, new OpenCalls(open), throttle, dropsManagedFields);
    }

    /**
     * Returns a client with another rate limit, which it shares with its scopes. Closing it closes this client.
     *
     * @param limit the rate limit
     * @return a new client
     */
    public RestClient withRateLimit(RateLimit limit) {
        return new RestClient(this, open, new Throttle(limit, concurrency), dropsManagedFields);
    }

    /**
     * Returns a client whose users never see {@code metadata.managedFields}, which may be more than half of an object. It
     * asks the server to leave them out ({@code drop=metadata.managedFields} in the Accept header, which servers since 1.38
     * may support), and removes them from the objects of a server that does not. An update without them does not change
     * the stored ones. Not for programs that read which manager owns a field. Closing the new client closes this one.
     *
     * @return a new client
     */
    public RestClient withoutManagedFields() {
        return new RestClient(this, open, throttle, true);
    }

    /** {@return whether objects are returned without {@code managedFields}: see {@link #withoutManagedFields}} */
    public boolean dropsManagedFields() {
        return dropsManagedFields;
    }

    /** {@return the rate limit} */
    public RateLimit rateLimit() {
        return throttle.limit();
    }

    /**
     * Returns for how long the server has not responded. An outage begins with the first request without a response (or
     * with a code of 500 or more), and ends with the next response or event. After a minute it is logged once, at WARN,
     * for all users of this client, and at INFO when the server is back. client-go has no counterpart.
     *
     * @return zero while the server responds
     */
    public Duration staleness() {
        return contact.staleness();
    }

    /** Returns whether time limits of requests are set in real time: not if the client's clock may be virtual. */
    boolean isInRealTime() {
        return inRealTime;
    }

    ServerContact contact() {
        return contact;
    }

    /** {@return the timeouts} */
    public Timeouts timeouts() {
        return timeouts;
    }

    /**
     * Sends a request, and returns the response as soon as its head has arrived. Close it.
     *
     * @param request the request
     * @return the open response
     * @throws ApiException if the server rejects the request
     * @throws UnreachableException if there is no response
     */
    public RestResponse open(RestRequest request) {
        InFlightRequest call = new InFlightRequest(this, request, concurrency);
        open.add(call);
        boolean handedOn = false;
        try {
            RestResponse response = call.run(throttle);
            handedOn = true;
            return response;
        } finally {
            if (!handedOn) {
                open.remove(call);
            }
        }
    }

    /** Called when a response is closed. */
    void done(InFlightRequest call) {
        open.remove(call);
    }

    /**
     * Sends a request, and returns the whole body of the response.
     *
     * @param request the request
     * @return the body
     * @throws ApiException if the server rejects the request
     * @throws UnreachableException if there is no response, or it breaks off
     */
    public byte[] send(RestRequest request) {
        try (RestResponse response = open(request)) {
            return response.bytes();
        }
    }

    /** Cancels all requests and watches in flight, and rejects new ones. Calling it again has no effect. */
    @Override
    public void close() {
        if (open.close()) {
            http.connectionPool().evictAll();
        }
    }

    HttpUrl url(RestRequest request) {
        HttpUrl.Builder url = base.newBuilder().addPathSegments(request.path().replaceFirst("^/", ""));
        request.query().forEach(url::addQueryParameter);
        return url.build();
    }

    /** Returns a call for one attempt, not yet sent. */
    Call call(RestRequest request) {
        return http.newCall(request(request, url(request)));
    }

    /** Called with the head of each response. */
    void headIsThere(Response response) {
        warnings.log(response.headers("Warning"));
    }

    UnreachableException unreachable(RestRequest request, boolean cancelled, IOException e) {
        return NetworkFailure.explain(
                request.method(),
                url(request).toString(),
                base.host() + ":" + base.port()
                        + (config.proxy() == null ? "" : " through the proxy " + config.proxy()),
                config.origin(),
                cancelled,
                e);
    }

    private Request request(RestRequest request, HttpUrl url) {
        Request.Builder builder = new Request.Builder()
                .url(url)
                .header("Accept", request.accept())
                .header("User-Agent", "informer-workbook")
                .tag(RestRequest.class, request)
                .method(request.method(), body(request));
        if (config.disableCompression() || request.isWatch()) {
            // A compressing proxy could delay an event until its block is full.
            builder.header("Accept-Encoding", "identity");
        }
        return builder.build();
    }

    private static @Nullable RequestBody body(RestRequest request) {
        byte[] bytes = request.body();
        if (bytes == null) {
            return request.method().equals("GET") ? null : new OneShot(request.contentType(), new byte[0]);
        }
        return new OneShot(request.contentType(), bytes);
    }

    private Response withSilence(Interceptor.Chain chain) throws IOException {
        RestRequest request = chain.request().tag(RestRequest.class);
        Duration silence = request == null || request.silence() == null ? timeouts.silence() : request.silence();
        long millis = silence.toMillis();
        return chain.withReadTimeout((int) Math.min(Integer.MAX_VALUE, millis), TimeUnit.MILLISECONDS)
                .proceed(chain.request());
    }

    /**
     * A body that OkHttp must not send again on its own: the first one may have arrived, and two POSTs create two
     * objects.
     */
    private static final class OneShot extends RequestBody {
        private final String contentType;
        private final byte[] bytes;

        OneShot(String contentType, byte[] bytes) {
            this.contentType = contentType;
            this.bytes = bytes;
        }

        @Override
        public @Nullable MediaType contentType() {
            return bytes.length == 0 ? null : MediaType.get(contentType);
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
