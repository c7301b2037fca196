package informers.client.rest;

import informers.api.DecodeException;
import informers.api.Status;
import informers.internal.json.JsonErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.Response;

/**
 * Reads the response to a request that failed. Corresponds to transformResponse and newUnstructuredResponseError of
 * {@code rest/request.go}.
 */
final class ErrorResponse {
    /** How much is read of the body: a proxy's page can be long. */
    private static final int LONGEST = 1024 * 1024;

    private static final List<String> CREDENTIALS = List.of("Authorization", "Proxy-Authorization");

    private ErrorResponse() {}

    static ApiException read(RestRequest request, String url, Response response) {
        byte[] body = withoutCredentials(response, body(response));
        int retryAfter = (int)
                RetryAfter.of(response).map(Duration::toSeconds).orElse(0L).longValue();
        Status status = status(request, response, body, retryAfter);
        return new ApiException(
                request.method(),
                url,
                response.code(),
                status,
                Math.max(retryAfter, status.retryAfterSeconds()),
                response.header("Content-Type", ""),
                body);
    }

    private static byte[] body(Response response) {
        try {
            return response.body().byteStream().readNBytes(LONGEST);
        } catch (IOException e) {
            return new byte[0]; // the code is enough
        }
    }

    /** Removes credentials: some proxies show the whole request in their error page. */
    private static byte[] withoutCredentials(Response response, byte[] body) {
        Response sent = response.networkResponse();
        byte[] clean = body;
        for (String header : sent == null ? List.<String>of() : CREDENTIALS) {
            String value = Objects.requireNonNullElse(sent.request().header(header), "");
            String secret = value.substring(value.indexOf(' ') + 1);
            String text = new String(clean, StandardCharsets.ISO_8859_1); // keeps every byte
            if (!secret.isEmpty() && text.contains(secret)) {
                clean = text.replace(secret, "(not shown)").getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        return clean;
    }

    private static Status status(RestRequest request, Response response, byte[] body, int retryAfter) {
        try {
            Status status = Status.parse(body);
            if (status.status().equals("Failure")) {
                return status.code() == response.code()
                        ? status
                        : new Status(
                                status.status(),
                                status.message(),
                                status.reason(),
                                response.code(),
                                status.causes(),
                                status.retryAfterSeconds());
            }
        } catch (DecodeException e) {
            // Not every error comes from the API server: then only the code is known.
        }
        return new Status(
                "Failure",
                words(response, body),
                reason(request.method(), response.code()),
                response.code(),
                List.of(),
                retryAfter);
    }

    private static String words(Response response, byte[] body) {
        int code = response.code();
        if (code >= 300 && code < 400) {
            return "the server redirects to " + response.header("Location", "another place")
                    + ", where no credentials are sent. Put the right address into the kubeconfig";
        }
        String type = response.header("Content-Type", "no content type");
        return body.length == 0
                ? "the response has no body (" + type + ")"
                : "expected a Status, found (" + type + ") " + JsonErrors.excerpt(body, 0, body.length);
    }

    /** Returns the reason for a code, like apimachinery's NewGenericServerResponse. */
    private static String reason(String method, int code) {
        return switch (code) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 406 -> "NotAcceptable";
            case 409 -> method.equals("POST") ? "AlreadyExists" : "Conflict";
            case 415 -> "UnsupportedMediaType";
            case 422 -> "Invalid";
            case 429 -> "TooManyRequests";
            case 503 -> "ServiceUnavailable";
            case 504 -> "Timeout";
            default -> code >= 500 ? "InternalError" : "";
        };
    }
}
