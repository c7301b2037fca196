package informers.internal.auth;

import java.io.Console;

/** Whether there is a user to ask. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether our standard input is a terminal. Java says so only if standard output is one as well; client-go looks at
     * standard input alone.
     */
    static boolean isStdin() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try { // since 22 there is a console also without a terminal
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
