package informers.client.rest;

import java.io.IOException;

/** Failures of the network, without a network. */
public final class TestFailures {
    private TestFailures() {}

    public static UnreachableException unreachable(UnreachableException.Reason reason) {
        String words = reason.name().toLowerCase(java.util.Locale.ROOT);
        return new UnreachableException("GET", "https://server/api/v1/pods", reason, words, new IOException(words));
    }
}
