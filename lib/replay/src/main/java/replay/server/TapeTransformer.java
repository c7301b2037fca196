package replay.server;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.ClientIdentity;

/** Translates between WireMock's requests and responses and those of a session. Mapping files name it "tape". */
final class TapeTransformer implements ResponseTransformerV2 {
    static final String NAME = "tape";

    // The UIDs of the flow schema and the priority level "exempt", as recorded for an administrator.
    private static final String FLOW_SCHEMA = "61c6b052-ef74-4551-97a6-4d1c8d265fe5";
    private static final String PRIORITY_LEVEL = "a8b8aecb-9b6f-492a-980e-13d000c7f11f";

    private static final int MAX_SESSION_ID = 100;
    private static final Pattern ADDRESS = Pattern.compile(
            "/tapes/(?<tape>[^/?]+)(?:/sessions/(?<session>[^/?]+))?(?<path>/[^?]*)?(?:\\?(?<query>.*))?");

    private final SessionHandler sessions;
    private final ReplayOptions options;
    private final WatchSlots slots;

    TapeTransformer(SessionHandler sessions, ReplayOptions options) {
        this.sessions = sessions;
        this.options = options;
        this.slots = new WatchSlots(options.maxWatches(), System::nanoTime);
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    int openWatches() {
        return slots.open();
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        ApiResponse answer;
        try {
            answer = respond(event.getRequest());
        } catch (RuntimeException e) {
            // A bug. The client gets a Status, as from any API server, and no stack trace.
            answer = ErrorResponses.failure(500, "InternalError", "the replay server failed: " + e);
        }
        if (answer instanceof ApiResponse.Stream stream) {
            EventStream events =
                    new EventStream(stream.cursor(), options.clientCheck().toNanos(), slots, options.concurrency());
            Optional<HttpHeaders> handshake = WebSocketHandshake.respond(event.getRequest());
            boolean webSocket = WebSocketHandshake.isAsked(event.getRequest());
            if (webSocket && handshake.isEmpty()) {
                answer = badHandshake();
            } else if (slots.reserve(events)) {
                return webSocket ? webSocket(handshake.orElseThrow(), events) : stream(stream, events);
            } else {
                answer = ErrorResponses.tooManyWatches(options.maxWatches());
            }
            stream.cursor().close();
        }
        ApiResponse.Body body = (ApiResponse.Body) answer;
        return body(isKnown(body, event.getRequest()) ? unchanged(body) : body);
    }

    /** Returns whether the client has this document in its cache. Only cacheable documents have an ETag. */
    private static boolean isKnown(ApiResponse.Body body, Request request) {
        String etag = body.headers().get("Etag");
        return etag != null && etag.equals(header(request, "If-None-Match"));
    }

    private static ApiResponse.Body unchanged(ApiResponse.Body body) {
        return new ApiResponse.Body(304, body.contentType(), body.headers(), new byte[0]);
    }

    private ApiResponse respond(Request request) {
        Matcher address = ADDRESS.matcher(request.getUrl());
        if (!address.matches()) {
            return ErrorResponses.failure(
                    400,
                    "BadRequest",
                    "expected a URL such as /tapes/demo/api/v1/pods or /tapes/demo/sessions/mine/api/v1/pods, found "
                            + request.getUrl());
        }
        String path = address.group("path");
        String query = address.group("query");
        String tape;
        String session;
        ApiRequest apiRequest;
        try {
            tape = decode(address.group("tape"));
            session = address.group("session") == null ? "" : decode(address.group("session"));
            apiRequest = new ApiRequest(
                    request.getMethod().getName(),
                    decode(path == null ? "/" : path),
                    ApiRequest.parseQuery(query == null ? "" : query),
                    header(request, "Accept"),
                    header(request, "Content-Type"),
                    request.getBody(),
                    identity(request));
        } catch (IllegalArgumentException e) { // a percent sign without two hexadecimal digits
            return ErrorResponses.failure(400, "BadRequest", "invalid URL escape: " + e.getMessage());
        }
        if (session.length() > MAX_SESSION_ID) {
            return ErrorResponses.failure(
                    400,
                    "BadRequest",
                    "expected a session id of up to " + MAX_SESSION_ID + " characters, found " + session.length());
        }
        return sessions.handle(tape, session, apiRequest);
    }

    private static Response stream(ApiResponse.Stream stream, EventStream events) {
        return Response.response()
                .status(stream.status())
                .headers(headers(stream.status(), stream.contentType(), Map.of()))
                .body(() -> events)
                .build();
    }

    private static ApiResponse.Body badHandshake() {
        return ErrorResponses.failure(
                400,
                "BadRequest",
                "expected a WebSocket handshake of version 13, with a Sec-WebSocket-Key of 16 bytes in base64");
    }

    private static Response webSocket(HttpHeaders handshake, EventStream events) {
        WebSocketWatch.upgrade(events);
        return Response.response().status(101).headers(handshake).build();
    }

    private static Response body(ApiResponse.Body body) {
        return Response.response()
                .status(body.status())
                .headers(headers(body.status(), body.contentType(), body.headers()))
                .body(body.bytes())
                .build();
    }

    /**
     * Returns the headers of the response, with those that the real server adds to every response; 401 is sent before
     * flow control.
     */
    private static HttpHeaders headers(int status, String contentType, Map<String, String> own) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Audit-Id", UUID.randomUUID().toString());
        all.put("Cache-Control", "no-cache, private");
        if (status != 304) {
            all.put("Content-Type", contentType);
        }
        if (status != 401) {
            all.put("X-Kubernetes-Pf-Flowschema-Uid", FLOW_SCHEMA);
            all.put("X-Kubernetes-Pf-Prioritylevel-Uid", PRIORITY_LEVEL);
        }
        if (status == 403 || contentType.startsWith("text/plain")) {
            all.put("X-Content-Type-Options", "nosniff");
        }
        all.putAll(own);
        List<HttpHeader> headers = new ArrayList<>();
        all.forEach((name, value) -> headers.add(new HttpHeader(name, value)));
        return new HttpHeaders(headers);
    }

    private static ClientIdentity identity(Request request) {
        String authorization = header(request, "Authorization");
        boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        HttpHeader groups = request.header("Impersonate-Group");
        return new ClientIdentity(
                bearer ? authorization.substring(7).strip() : "",
                header(request, "Impersonate-User"),
                header(request, "Impersonate-Uid"),
                groups.isPresent() ? groups.values() : List.of());
    }

    private static String header(Request request, String name) {
        HttpHeader header = request.header(name);
        return header.isPresent() ? String.join(",", header.values()) : "";
    }

    /** Decodes the escapes of a path, in which a plus is a plus. */
    private static String decode(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
