import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;

/** Given: sends the requests of {@link ListReader.Server} with the library's {@link RestClient}. */
public record RestServer(RestClient client) implements ListReader.Server {
    @Override
    public JsonNode get(String pathAndQuery) {
        HttpUrl url = HttpUrl.get("http://server" + pathAndQuery); // the host is not used: this only parses the text
        Map<String, String> query = new LinkedHashMap<>();
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            query.put(url.queryParameterName(i), value == null ? "" : value);
        }
        return Json.tree(client.send(RestRequest.get(url.encodedPath()).withQuery(query)));
    }
}
