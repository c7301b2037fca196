package workbook.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import workbook.cli.WorkbookHome;

/** Runs a chapter's script with {@code ./jbang}, as the learner would. */
final class ScriptRun {
    /** What the script has printed, and its exit status. */
    record Result(int status, String output) {}

    /** Receives the lines while the script runs. */
    @FunctionalInterface
    interface Lines {
        void print(String line) throws InterruptedException;
    }

    private ScriptRun() {}

    /**
     * Runs the script without input, and waits for its end. Ctrl-C ends it too.
     *
     * @param arguments those of {@code ./jbang}, with spaces between them
     * @throws IOException if it cannot be started
     */
    static Result run(WorkbookHome home, String arguments, Lines lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Tool.script(home.root().resolve("jbang"), List.of(arguments.split(" "))))
                .directory(home.root().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            process.getOutputStream().close();
            StringBuilder output = new StringBuilder();
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    output.append(line).append('\n');
                    lines.print(line);
                }
            }
            return new Result(process.waitFor(), output.toString());
        } finally {
            Tool.end(process);
        }
    }
}
