package workbook.replay;

import workbook.cli.House;

/** The one replay server of the tests of this JVM, with the workbook's own tapes, five times as fast as recorded. */
final class SharedServer {
    static final double SPEED = 5;

    private static final ReplayServer SERVER =
            ReplayServer.start(ReplayOptions.of(House.find().wiremock()).withSpeed(SPEED));

    private SharedServer() {}

    static ReplayServer get() {
        return SERVER;
    }
}
