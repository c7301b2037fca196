package informers.simulation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import replay.internal.request.ApiRequest;

/** Turns requests of OkHttp into those of the model API server. */
final class ApiRequests {
    private ApiRequests() {}

    static ApiRequest of(Request request) throws IOException {
        HttpUrl url = request.url();
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String name : url.queryParameterNames()) {
            query.put(
                    name,
                    url.queryParameterValues(name).stream()
                            .map(value -> value == null ? "" : value)
                            .toList());
        }
        RequestBody body = request.body();
        Buffer bytes = new Buffer();
        String type = "";
        if (body != null) {
            body.writeTo(bytes);
            type = body.contentType() == null ? "" : String.valueOf(body.contentType());
        }
        String accept = request.header("Accept");
        return new ApiRequest(
                request.method(),
                "/" + String.join("/", url.pathSegments()),
                query,
                accept == null ? "" : accept,
                type,
                bytes.readByteArray());
    }
}
