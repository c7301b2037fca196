package workbook.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import workbook.cli.WorkbookHome;

/** A {@code ./jbang} command that runs without input, while a window shows what it prints. Closing it ends the process. */
final class BackgroundScript implements AutoCloseable {
    private final Process process;

    private BackgroundScript(Process process) {
        this.process = process;
    }

    /**
     * Starts a command.
     *
     * @param number for the events
     * @param arguments those of {@code ./jbang}
     * @param events receives the lines and the end, on another thread
     */
    static BackgroundScript start(WorkbookHome home, int number, List<String> arguments, Consumer<WatchEvent> events)
            throws IOException {
        Process process = new ProcessBuilder(Tool.script(home.root().resolve("jbang"), arguments))
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        Thread reader = new Thread(() -> read(process, number, events), "script " + number);
        reader.setDaemon(true);
        reader.start();
        return new BackgroundScript(process);
    }

    private static void read(Process process, int number, Consumer<WatchEvent> events) {
        String end;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.accept(new WatchEvent.Printed(number, line));
            }
            int status = process.waitFor();
            end = status == 0 ? "It has ended." : "It has ended with status " + status + ".";
        } catch (IOException | InterruptedException e) {
            end = "It was ended.";
        }
        events.accept(new WatchEvent.Ended(number, end));
    }

    @Override
    public void close() {
        Tool.end(process);
    }
}
