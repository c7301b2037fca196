package replay.server;

import replay.Fixtures;

/** The replay server that all tests of this JVM share, with the shipped tapes, five times as fast as recorded. */
final class SharedServer {
    static final double SPEED = 5;

    private static final ReplayServer SERVER =
            ReplayServer.start(ReplayOptions.of(Fixtures.wiremock()).withSpeed(SPEED));

    private SharedServer() {}

    static ReplayServer get() {
        return SERVER;
    }
}
