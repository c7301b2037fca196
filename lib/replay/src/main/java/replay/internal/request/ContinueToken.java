package replay.internal.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import replay.internal.json.JsonTrees;

/**
 * The position at which a paged LIST continues, in the real server's form: Base64 of {@code
 * {"v":"meta.k8s.io/v1","rv":510,"start":"/…"}}.
 *
 * @param resourceVersion the version that all pages show; -1: the newest one, as an inconsistent rest
 * @param start the last key sent, followed by a zero byte
 */
public record ContinueToken(long resourceVersion, String start) {

    public static ContinueToken parse(String token) {
        byte[] json;
        try {
            json = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw wrong("illegal base64 data");
        }
        if (json.length == 0 || json[0] != '{') {
            throw wrong(
                    json.length == 0
                            ? "unexpected end of JSON input"
                            : "invalid character '" + quoted(json[0] & 0xff) + "' looking for beginning of value");
        }
        JsonNode tree;
        try {
            tree = JsonTrees.MAPPER.readTree(json);
        } catch (java.io.IOException e) {
            throw wrong(e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.toString());
        }
        if (!tree.path("v").asText().equals("meta.k8s.io/v1")) {
            throw Statuses.badRequest(
                    "invalid continue token: continue key is not valid: server does not recognize this encoded version \""
                            + tree.path("v").asText() + "\"");
        }
        String start = tree.path("start").asText();
        if (tree.path("rv").asLong() == 0 || start.isEmpty()) {
            throw wrong("incorrect encoded start resourceVersion or start (version meta.k8s.io/v1)");
        }
        return new ContinueToken(tree.path("rv").asLong(), start.startsWith("/") ? start.substring(1) : start);
    }

    private static StatusException wrong(String why) {
        return Statuses.badRequest("invalid continue token: continue key is not valid: " + why);
    }

    private static String quoted(int c) {
        return c >= 0x20 && c < 0x7f ? String.valueOf((char) c) : String.format("\\u%04x", c);
    }

    /** Returns the token for the objects after a key. */
    public static ContinueToken after(long resourceVersion, String key) {
        return new ContinueToken(resourceVersion, key + "\0");
    }

    /** Returns the token for the rest of the list at the newest version, after this one has expired. */
    public String inconsistent() {
        return text(-1, start);
    }

    /** Returns the token as it is sent. Lists from a watch cache have a slash before their keys. */
    public String text(boolean cached) {
        return text(resourceVersion, cached ? "/" + start : start);
    }

    private static String text(long resourceVersion, String start) {
        String json = "{\"v\":\"meta.k8s.io/v1\",\"rv\":" + resourceVersion + ",\"start\":"
                + new String(JsonTrees.bytes(JsonTrees.object().textNode(start)), StandardCharsets.UTF_8) + "}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
