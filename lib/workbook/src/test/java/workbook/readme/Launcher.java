package workbook.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import workbook.cli.WorkbookHome;

/** Runs ./jbang as a reader would, in a process of its own and with a JBang cache of this build's own. */
final class Launcher {
    /** Generous, for a first run compiles the library; a script that waits for Ctrl-C fails by it. */
    private static final long SECONDS = 120;

    record Run(int status, String out, String err) {}

    private Launcher() {}

    /** Runs a command line by the shell, in the given folder. */
    static Run run(Path folder, String commandLine) throws IOException, InterruptedException {
        Path target = WorkbookHome.find().root().resolve("lib/workbook/target");
        Path out = Files.createTempFile(target, "launcher", ".out");
        Path err = Files.createTempFile(target, "launcher", ".err");
        var builder = new ProcessBuilder(List.of("sh", "-c", commandLine))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JBANG_DIR", target.resolve("jbang").toString());
        builder.environment().put("LC_ALL", "C"); // the poorest locale: what is printed does not depend on it
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        String repository = System.getProperty("localRepository"); // Surefire says which one Maven uses
        if (repository != null) {
            builder.environment().put("JBANG_REPO", repository);
        }
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("did not end in " + SECONDS + " s: " + commandLine + "\nIt printed:\n"
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
