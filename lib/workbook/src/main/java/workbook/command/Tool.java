package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import workbook.cli.UserError;

/** Runs a program of the system: git, Maven, JBang. */
final class Tool {
    /** The status of a program that is not installed, as a shell has it. */
    static final int NOT_THERE = 127;

    private static final int LINES_TOLD = 15;

    private Tool() {}

    /** What it printed, and its status. */
    record Run(int status, String out, String err) {}

    /** Waits for its end; Ctrl-C ends it too. It reads nothing. */
    static Run run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        // Into files: a program that fills a pipe nobody reads would hang.
        Path out = Files.createTempFile("workbook-", ".out");
        Path err = Files.createTempFile("workbook-", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process;
            try {
                process = builder.start();
            } catch (IOException e) {
                return new Run(NOT_THERE, "", command.get(0) + " cannot be started: " + e.getMessage());
            }
            try {
                process.getOutputStream().close();
                return new Run(process.waitFor(), Files.readString(out), Files.readString(err));
            } finally {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** As above; another status than 0 is an error with the last lines that were printed. */
    static String mustRun(String what, Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Run run = run(folder, environment, command);
        if (run.status() != 0) {
            throw new UserError(
                    what + " failed: " + String.join(" ", command) + "\n" + lastLines(run.out() + run.err()));
        }
        return run.out();
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LINES_TOLD))
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n"));
    }
}
