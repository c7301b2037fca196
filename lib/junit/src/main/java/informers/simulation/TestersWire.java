package informers.simulation;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;

/** Answers the requests of the test itself: at once, and without faults. */
final class TestersWire implements Interceptor {
    private final ModelServer server;

    TestersWire(ModelServer server) {
        this.server = server;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        ApiRequest request = ApiRequests.of(chain.request());
        ApiResponse response = server.handle(ModelServer.TEST, request);
        if (!(response instanceof ApiResponse.Body body)) {
            ((ApiResponse.Stream) response).cursor().close();
            throw new IOException("the client of the test itself cannot watch. Call Simulation.objects, or onWrite");
        }
        return Wire.response(chain.request(), body);
    }
}
