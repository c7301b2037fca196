package workbook.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import workbook.cli.WorkbookHome;

/** Runs ./jbang as a reader does, in a separate process and with a separate JBang cache for this build. */
final class Launcher {
    /** Long enough for the first run, which compiles the library. A script that waits for Ctrl-C fails after it. */
    private static final long SECONDS = 120;

    record Run(int status, String out, String err) {}

    private Launcher() {}

    /** Runs a command line with the shell, in the given folder. */
    static Run run(Path folder, String commandLine) throws IOException, InterruptedException {
        return run(folder, commandLine, SECONDS);
    }

    /** @param seconds the time limit */
    static Run run(Path folder, String commandLine, long seconds) throws IOException, InterruptedException {
        Path target = WorkbookHome.find().root().resolve("lib/workbook/target");
        Path out = Files.createTempFile(target, "launcher", ".out");
        Path err = Files.createTempFile(target, "launcher", ".err");
        var builder = new ProcessBuilder(List.of("sh", "-c", commandLine))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JBANG_DIR", target.resolve("jbang").toString());
        builder.environment().put("LC_ALL", "C"); // the output must not depend on the locale
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        String repository = System.getProperty("localRepository"); // the one that Maven uses
        if (repository != null) {
            builder.environment().put("JBANG_REPO", repository);
        }
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new AssertionError("did not end in " + seconds + " s: " + commandLine + "\nIt printed:\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }
}
