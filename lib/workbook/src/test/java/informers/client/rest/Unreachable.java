package informers.client.rest;

import java.net.SocketException;

/** Makes, for tests without a network, the exception that a network would have caused. */
public final class Unreachable {
    private Unreachable() {}

    public static UnreachableException because(String url, UnreachableException.Reason reason) {
        return new UnreachableException(
                "GET", url, reason, "the test's network: " + reason, new SocketException("Connection reset"));
    }
}
