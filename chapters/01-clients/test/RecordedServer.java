import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Status;
import informers.client.config.ClientConfig;
import informers.client.rest.ApiException;
import informers.client.rest.RateLimit;
import informers.client.rest.RestClient;
import java.util.ArrayList;
import java.util.List;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;

/** The recorded cluster {@code demo} over HTTP. Keeps the requests that it received. */
final class RecordedServer implements ListReader.Server {
    private static final class Running {
        static final ReplayServer REPLAY = replay();
        // Without the client's rate limit of 5 requests a second, which would take most of the time of a grade.
        static final ListReader.Server SERVER = new RestServer(
                RestClient.of(ClientConfig.of(REPLAY.url("demo"))).withRateLimit(RateLimit.NONE));
    }

    final List<String> requests = new ArrayList<>();

    /** With the tapes of this clone; in an exported course, which is no clone, with those in the server's jar. */
    private static ReplayServer replay() {
        ReplayOptions options;
        try {
            options = ReplayOptions.of(WorkbookHome.find().wiremock());
        } catch (UserError e) {
            options = ReplayOptions.DEFAULT;
        }
        return ReplayServer.start(options);
    }

    static void start() {
        Running.SERVER.get("/version");
    }

    /** Returns the exception of the client for the response 410 Expired. */
    static RuntimeException expired(String url) {
        return new ApiException(
                "GET", url, 410, Status.failure(410, "Expired", "The provided continue parameter is too old"), 0);
    }

    @Override
    public JsonNode get(String pathAndQuery) {
        requests.add(pathAndQuery);
        return Running.SERVER.get(pathAndQuery);
    }
}
