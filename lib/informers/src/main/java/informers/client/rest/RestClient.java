package informers.client.rest;

import informers.client.auth.CredentialSource;
import informers.client.config.ClientConfig;
import informers.client.config.KubeconfigException;
import informers.util.Concurrency;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * One HTTP conversation with one server: connections, TLS, credentials. Everything else of this library that speaks to
 * a server does it through here.
 *
 * <p>Any thread; share one client for all that goes to a server. Requests run on the caller's thread, and there may be
 * as many at once as there are threads. Java cannot interrupt a thread that waits for the network: to end a request from
 * outside, close the client, or the {@link #scope} that it was made with. Answers to client-go's {@code rest.RESTClient}.
 */
public final class RestClient implements AutoCloseable {
    /** A server that is there takes a connection at once. */
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** On HTTP/2: a dead connection is found this soon, though a quiet watch sends nothing. client-go's read idle time. */
    private static final Duration PING = Duration.ofSeconds(30);

    private final ClientConfig config;
    private final HttpUrl base;
    private final OkHttpClient http;
    private final OpenCalls open;
    private final Warnings warnings;

    private RestClient(RestClient whole) {
        this.config = whole.config;
        this.base = whole.base;
        this.http = whole.http;
        this.open = new OpenCalls(whole.open);
        this.warnings = whole.warnings;
    }

    private RestClient(ClientConfig config, HttpUrl base, Warnings warnings) {
        this.config = config;
        this.base = base;
        CredentialSource credentials = CredentialSource.of(config.credentials(), Concurrency.threads());
        Tls tls = null;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .pingInterval(PING)
                .followRedirects(false) // to another host, perhaps, with our credentials
                .addInterceptor(RestClient::withSilence);
        if (base.isHttps()) {
            tls = Tls.apply(config, credentials, CONNECT, builder);
        } else {
            builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)); // Java's authorities are slow to load
        }
        if (config.proxy() != null) {
            Proxies.apply(config.proxy(), tls, builder);
        }
        builder.addInterceptor(new AuthorizationInterceptor(credentials, tls, config.origin()));
        if (!config.impersonation().isNone()) {
            builder.addInterceptor(new ImpersonationInterceptor(config.impersonation()));
        }
        this.http = builder.build();
        this.open = new OpenCalls(null);
        this.warnings = warnings;
    }

    /**
     * A client for this server. Nothing is sent yet.
     *
     * @throws KubeconfigException if the address, a certificate or a key cannot be used
     */
    public static RestClient of(ClientConfig config) {
        return of(config, new Warnings());
    }

    static RestClient of(ClientConfig config, Warnings warnings) {
        HttpUrl base = HttpUrl.parse(config.server());
        if (base == null) {
            throw new KubeconfigException("expected a URL such as https://10.0.0.1:6443 as server in " + config.origin()
                    + ", but it cannot be read as one.");
        }
        return new RestClient(config, base, warnings);
    }

    public ClientConfig config() {
        return config;
    }

    /** A client on the same connections that can be closed by itself: that ends its requests, and no others. */
    public RestClient scope() {
        return new RestClient(this);
    }

    /**
     * Asks, and gives back the answer as soon as its head is there. Close it.
     *
     * @throws ApiException if the server says no
     * @throws UnreachableException if no answer comes
     */
    public RestResponse open(RestRequest request) {
        HttpUrl url = url(request);
        Call call = http.newCall(request(request, url));
        if (!request.whole().isZero()) {
            call.timeout().timeout(request.whole().toNanos(), TimeUnit.NANOSECONDS);
        }
        open.add(call);
        boolean handedOn = false;
        try {
            Response response = call.execute();
            warnings.log(response.headers("Warning"));
            if (!response.isSuccessful()) {
                try (response) {
                    throw ErrorAnswer.read(request, url.toString(), response);
                }
            }
            handedOn = true;
            return new RestResponse(this, request, call, response);
        } catch (IOException e) {
            throw unreachable(request, call, e);
        } finally {
            if (!handedOn) {
                open.remove(call);
            }
        }
    }

    /** Called when a response is closed. */
    void done(Call call) {
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

    UnreachableException unreachable(RestRequest request, Call call, IOException e) {
        return NetworkFailure.explain(
                request.method(),
                url(request).toString(),
                base.host() + ":" + base.port()
                        + (config.proxy() == null ? "" : " through the proxy " + config.proxy()),
                config.origin(),
                call.isCanceled() && !"timeout".equals(e.getMessage()),
                e);
    }

    private Request request(RestRequest request, HttpUrl url) {
        Request.Builder builder = new Request.Builder()
                .url(url)
                .header("Accept", request.accept())
                .header("User-Agent", "informer-workbook")
                .tag(RestRequest.class, request)
                .method(request.method(), body(request));
        if (config.disableCompression() || "true".equals(request.query().get("watch"))) {
            // A compressor on the way may hold an event back until its block is full.
            builder.header("Accept-Encoding", "identity");
        }
        return builder.build();
    }

    private static RequestBody body(RestRequest request) {
        byte[] bytes = request.body();
        if (bytes == null) {
            return request.method().equals("GET") ? null : new OneShot(request.contentType(), new byte[0]);
        }
        return new OneShot(request.contentType(), bytes);
    }

    private static Response withSilence(Interceptor.Chain chain) throws IOException {
        RestRequest request = chain.request().tag(RestRequest.class);
        long millis = request == null ? 0 : request.silence().toMillis();
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
        public MediaType contentType() {
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
