package informers.client.rest;

import informers.client.config.ClientConfig;
import informers.client.config.KubeconfigException;
import informers.util.Concurrency;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
 * One HTTP conversation with one server: connections, TLS, credentials. Everything else of this library that speaks to
 * a server does it through here.
 *
 * <p>Any thread; share one client for all that goes to a server. Requests run on the caller's thread, and there may be
 * as many at once as there are threads: there is no limit to connections, nor to watches on one. (On HTTP/2 all go over
 * one connection, as far as the server lets them, and then over a second; on HTTP/1.1 each has its own.) What is held back
 * are requests that come too fast: see {@link RateLimit}. A server that is too busy is asked again when it says so, and
 * a GET also when its connection was lost: ten times at most.
 *
 * <p>Java cannot interrupt a thread that waits for the network: to end a request from outside, close the client, or the
 * {@link #scope} that it was made with. Corresponds to client-go's {@code rest.RESTClient}.
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

    private RestClient(RestClient whole, OpenCalls open, Throttle throttle) {
        this.config = whole.config;
        this.base = whole.base;
        this.http = whole.http;
        this.timeouts = whole.timeouts;
        this.concurrency = whole.concurrency;
        this.warnings = whole.warnings;
        this.contact = whole.contact;
        this.open = open;
        this.throttle = throttle;
    }

    private RestClient(
            ClientConfig config, HttpUrl base, Timeouts timeouts, Concurrency concurrency, Warnings warnings) {
        this.config = config;
        this.base = base;
        this.timeouts = timeouts;
        this.concurrency = concurrency;
        this.warnings = warnings;
        this.contact = new ServerContact(config.server(), concurrency);
        this.throttle = new Throttle(RateLimit.DEFAULT, concurrency);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(timeouts.connect())
                .pingInterval(timeouts.ping())
                .socketFactory(new KeepAliveSocketFactory())
                .followRedirects(false) // to another host, perhaps, with our credentials
                .addInterceptor(this::withSilence)
                .addNetworkInterceptor(new HeadInterceptor());
        Transport.apply(config, base.isHttps(), timeouts.connect(), concurrency, builder);
        this.http = builder.build();
        this.open = new OpenCalls(null);
    }

    /**
     * A client for this server. Nothing is sent yet.
     *
     * @throws KubeconfigException if the address, a certificate or a key cannot be used
     */
    public static RestClient of(ClientConfig config) {
        return of(config, Timeouts.DEFAULT);
    }

    /** As {@link #of(ClientConfig)}, with another patience. */
    public static RestClient of(ClientConfig config, Timeouts timeouts) {
        return of(config, timeouts, Concurrency.threads(), new Warnings());
    }

    static RestClient of(ClientConfig config, Timeouts timeouts, Concurrency concurrency, Warnings warnings) {
        HttpUrl base = HttpUrl.parse(config.server());
        if (base == null) {
            throw new KubeconfigException("expected a URL such as https://10.0.0.1:6443 as server in " + config.origin()
                    + ", but it cannot be read as one.");
        }
        ClientConfig whole = config.proxy() != null
                ? config
                : config.withProxy(EnvironmentProxy.of(base.isHttps(), base.host(), base.port(), System.getenv())
                        .orElse(null));
        return new RestClient(whole, base, timeouts, concurrency, warnings);
    }

    public ClientConfig config() {
        return config;
    }

    /** A client on the same connections that can be closed by itself: that ends its requests, and no others. */
    public RestClient scope() {
        return new RestClient(this, new OpenCalls(open), throttle);
    }

    /** The same client, to be closed as one, with a limit of its own; it and its scopes share that limit. */
    public RestClient withRateLimit(RateLimit limit) {
        return new RestClient(this, open, new Throttle(limit, concurrency));
    }

    public RateLimit rateLimit() {
        return throttle.limit();
    }

    /**
     * How long the server has not been heard of: zero while it answers. An outage begins with the first request that is not
     * answered (or with a code of 500 or more) and ends with the first answer or event. When one has lasted for a minute,
     * one WARN says so, for all that share this client, and an INFO when the server is back. There is no counterpart in
     * client-go.
     */
    public Duration staleness() {
        return contact.staleness();
    }

    ServerContact contact() {
        return contact;
    }

    public Timeouts timeouts() {
        return timeouts;
    }

    /**
     * Asks, and gives back the answer as soon as its head is there. Close it.
     *
     * @throws ApiException if the server says no
     * @throws UnreachableException if no answer comes
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
     * Asks, and gives back the whole body.
     *
     * @throws ApiException if the server says no
     * @throws UnreachableException if no answer comes, or it breaks off
     */
    public byte[] send(RestRequest request) {
        try (RestResponse response = open(request)) {
            return response.bytes();
        }
    }

    /** Ends all requests and watches that are open, and refuses new ones. More than once does no harm. */
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

    /** One try; its answer is still to be waited for. */
    Call call(RestRequest request) {
        return http.newCall(request(request, url(request)));
    }

    /** Called with the head of each answer. */
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
            // A compressor on the way may hold an event back until its block is full.
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
     * A body that OkHttp must not send a second time on its own: the first may have arrived, and a POST twice is two
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
