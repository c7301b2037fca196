package informers.internal.auth;

import java.io.Console;

/** Detects whether there is a user to ask. */
final class Terminal {
    private Terminal() {}

    /**
     * Returns whether standard input is a terminal. Java reports it only if standard output is one as well; client-go
     * checks standard input alone.
     */
    static boolean isStdin() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try { // since Java 22 there is a console without a terminal too
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
