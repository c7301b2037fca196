package informers.chaos;

import informers.client.rest.UnreachableException;
import java.net.SocketException;

/** Creates the exception that a network error would cause. */
final class Unreachable {
    private Unreachable() {}

    static UnreachableException because(String url, UnreachableException.Reason reason) {
        return new UnreachableException(
                "GET", url, reason, "the test's network: " + reason, new SocketException("Connection reset"));
    }
}
