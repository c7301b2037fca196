package replay.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import informers.api.Json;
import informers.client.DiscoveryClient;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import replay.internal.tape.TapeWriter;

/**
 * Records the discovery documents of a server unchanged, in the aggregated form and in the older one, including the
 * errors of unavailable APIs. ({@link DiscoveryClient} would parse them.) Not thread-safe.
 */
final class DiscoveryRecorder {
    private final RestClient rest;
    private final TapeWriter tape;

    DiscoveryRecorder(RestClient rest, TapeWriter tape) {
        this.rest = rest;
        this.tape = tape;
    }

    private record Response(int status, String contentType, byte[] bytes) {
        JsonNode body() {
            return contentType.startsWith("application/json")
                    ? Json.tree(bytes)
                    : new TextNode(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    void take() {
        need("/version");
        JsonNode core = take("/api"); // an aggregated API server has none of its own
        JsonNode groups = need("/apis");
        takeAggregated("/api");
        takeAggregated("/apis");
        core.path("versions").forEach(version -> take("/api/" + version.asText()));
        for (JsonNode group : groups.path("groups")) {
            for (String groupVersion : preferredFirst(group)) {
                take("/apis/" + groupVersion);
            }
        }
    }

    private static List<String> preferredFirst(JsonNode group) {
        String preferred = group.at("/preferredVersion/groupVersion").asText();
        List<String> all = new ArrayList<>();
        group.path("versions")
                .forEach(version -> all.add(version.path("groupVersion").asText()));
        if (all.remove(preferred)) {
            all.add(0, preferred);
        }
        return all;
    }

    private JsonNode need(String path) {
        try (RestResponse response = rest.open(RestRequest.get(path))) {
            return take(path, new Response(response.code(), response.contentType(), response.bytes()));
        }
    }

    private JsonNode take(String path) {
        return take(path, ask(path, RestRequest.JSON));
    }

    private JsonNode take(String path, Response answer) {
        tape.document(path, false, answer.status(), answer.contentType(), answer.body());
        return answer.body();
    }

    private void takeAggregated(String path) {
        Response answer = ask(path, DiscoveryClient.ACCEPT);
        if (answer.status() == 200
                && answer.contentType().contains("APIGroupDiscoveryList")) { // otherwise the server is too old for it
            tape.document(path, true, answer.status(), answer.contentType(), answer.body());
        }
    }

    private Response ask(String path, String accept) {
        try (RestResponse response = rest.open(RestRequest.get(path).withAccept(accept))) {
            return new Response(response.code(), response.contentType(), response.bytes());
        } catch (ApiException e) {
            return new Response(e.code(), e.contentType(), e.body());
        }
    }
}
