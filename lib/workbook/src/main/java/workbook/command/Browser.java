package workbook.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Opens an address in the user's browser, with the system's own command. */
final class Browser {
    private Browser() {}

    /** Opens the address. Returns whether there was a command for it; a browser may still be missing. */
    static boolean open(String url, Map<String, String> environment) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        List<String> command;
        if (system.startsWith("windows")) {
            command = List.of("rundll32", "url.dll,FileProtocolHandler", url);
        } else if (system.startsWith("mac")) {
            command = List.of("open", url);
        } else if (environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY")) {
            command = List.of("xdg-open", url);
        } else {
            return false; // without a display, xdg-open would start a browser in this terminal
        }
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
            return true;
        } catch (IOException e) {
            return false; // no such command
        }
    }
}
