package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import workbook.cli.UserError;

/** Runs a program of the system: git, Maven, JBang. */
final class Tool {
    /** The status of a program that is not installed, as in shells. */
    static final int NOT_FOUND = 127;

    private static final int LINES_PRINTED = 15;

    private Tool() {}

    /** The output of a program, and its exit status. */
    record Run(int status, String out, String err) {}

    /** Runs a program without input, and waits for its end. Ctrl-C ends it too. */
    static Run run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        // Into files, because a program blocks when the pipe is full.
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
                return new Run(NOT_FOUND, "", command.get(0) + " cannot be started: " + e.getMessage());
            }
            try {
                process.getOutputStream().close();
                return new Run(process.waitFor(), Files.readString(out), Files.readString(err));
            } finally {
                end(process);
            }
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Runs a program and returns its output. A status other than 0 is a {@link UserError} with the last lines of the output. */
    static String mustRun(String what, Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Run run = run(folder, environment, command);
        if (run.status() != 0) {
            throw new UserError(
                    what + " failed: " + String.join(" ", command) + "\n" + lastLines(run.out() + run.err()));
        }
        return run.out();
    }

    /** Returns the command for a script, without its extension; on Windows, cmd finds mvn.cmd and jbang.cmd. */
    static List<String> script(Path script, List<String> arguments) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>(windows ? List.of("cmd", "/c") : List.of("sh"));
        command.add(script.toString());
        command.addAll(arguments);
        return command;
    }

    /** Ends a process and those that it has started. */
    static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LINES_PRINTED))
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n"));
    }
}
