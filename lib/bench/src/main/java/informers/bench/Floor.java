package informers.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The lower bound: OkHttp, a thread, a map. It lists, then watches, and notifies its one handler on the same thread. No client
 * that uses OkHttp can be cheaper.
 */
final class Floor<O> implements Contestant {
    private final FloorDecoder<O> decoder;
    private final Map<String, O> store = new ConcurrentHashMap<>();
    private volatile boolean synced;
    private @Nullable OkHttpClient http;

    Floor(FloorDecoder<O> decoder) {
        this.decoder = decoder;
    }

    @Override
    public void start(String server, Handler handler) {
        http = new OkHttpClient.Builder().readTimeout(java.time.Duration.ZERO).build();
        Thread thread = new Thread(() -> run(server, handler));
        thread.setDaemon(true);
        thread.start();
    }

    private void run(String server, Handler handler) {
        try {
            try (Response list = get(server + "/api/v1/pods?resourceVersion=0")) {
                list(list.body().byteStream(), handler);
            }
            synced = true;
            try (Response watch = get(server + "/api/v1/pods?watch=true&allowWatchBookmarks=true&resourceVersion=1")) {
                watch(watch.body().byteStream(), handler);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response get(String url) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .header("Accept-Encoding", "identity")
                .build();
        return Objects.requireNonNull(http).newCall(request).execute();
    }

    private void list(InputStream body, Handler handler) throws IOException {
        try (JsonParser in = FloorDecoder.MAPPER.getFactory().createParser(body)) {
            in.nextToken();
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                in.nextToken();
                if (!field.equals("items")) {
                    in.skipChildren();
                    continue;
                }
                while (in.nextToken() == JsonToken.START_OBJECT) {
                    deliver(decoder.item(in), handler);
                }
            }
        }
    }

    private void watch(InputStream body, Handler handler) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        int from = 0;
        int size = 0;
        while (true) {
            int scanned = size;
            if (size == buffer.length) {
                buffer = Arrays.copyOf(buffer, size * 2);
            }
            int n = body.read(buffer, size, buffer.length - size);
            if (n < 0) {
                return;
            }
            size += n;
            for (int i = scanned; i < size; i++) {
                if (buffer[i] == '\n') {
                    O object = decoder.event(buffer, from, i - from);
                    if (object != null || decoder instanceof FloorDecoder.KeepsNothing) {
                        deliver(object, handler);
                    }
                    from = i + 1;
                }
            }
            System.arraycopy(buffer, from, buffer, 0, size - from);
            size -= from;
            from = 0;
        }
    }

    private void deliver(@Nullable O object, Handler handler) {
        if (object != null) {
            store.put(decoder.key(object), object);
            decoder.read(object, handler);
        }
        handler.saw();
    }

    @Override
    public boolean hasSynced() {
        return synced;
    }

    @Override
    public void readAll(Handler handler) {}

    @Override
    public List<?> byApp(String app) {
        throw new UnsupportedOperationException("a floor has no index");
    }

    @Override
    public boolean knows(String key) {
        return store.containsKey(key);
    }

    @Override
    public void addHandler(Handler handler) {
        throw new UnsupportedOperationException("a floor has one handler");
    }

    @Override
    public void startInformers(int count) {
        throw new UnsupportedOperationException("a floor is a single client");
    }
}
