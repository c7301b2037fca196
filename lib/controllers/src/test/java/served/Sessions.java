package served;

import replay.server.ReplayServer;

/**
 * One replay server for all tests of this JVM. It is in a package of its own, so that the tests of planted bugs, which load the library
 * again for each bug, share it too.
 */
public final class Sessions {
    private static final ReplayServer SERVER = ReplayServer.start(); // ends with the JVM

    private Sessions() {}

    /** Returns the URL of a new session of the tape "demo". */
    public static String demo() {
        return of("demo");
    }

    /** Returns the URL of a new session of a tape. */
    public static String of(String tape) {
        return SERVER.newSession(tape);
    }
}
