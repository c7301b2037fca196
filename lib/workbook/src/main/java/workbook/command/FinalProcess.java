package workbook.command;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import workbook.command.Exercise.Marked;
import workbook.grade.Grade;

/**
 * Grades one learner's files with {@link FinalWorker} in a separate JVM. If that JVM ends or hangs during a chapter, the chapter is red,
 * and a new JVM continues with the next one. Everything ends within a time limit. Not thread-safe.
 */
final class FinalProcess {
    /** The environment variables that the JVM inherits. Others may be confidential. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "SYSTEMROOT", "LANG", "LC_ALL");

    private static final String MARK = "WORKBOOK_GRADING";

    /** A chapter may take this multiple of its share of the remaining time, but at most half of it while other chapters wait. */
    private static final int SHARES = 3;

    private static final int MAX_RESTARTS = 3;
    private static final long POLL_MILLIS = 100;
    private static final int MAX_POLLS_AFTER_END = 20;

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /** Starts the JVM. */
    @FunctionalInterface
    interface Start {
        /** @param mark an environment variable by which its processes are found */
        Process process(ScratchFolder scratch, String mark) throws IOException;
    }

    private final SubmittedFiles work;
    private final Start start;
    private final Duration timeout;
    private final long deadline;
    private final List<Exercise> left;
    private final List<Marked> marks = new ArrayList<>();

    /**
     * @param exercises those for which a file was submitted
     * @param timeout the time limit for all of them
     */
    FinalProcess(List<Exercise> exercises, SubmittedFiles work, Duration timeout) {
        this(exercises, work, timeout, FinalProcess::start);
    }

    FinalProcess(List<Exercise> exercises, SubmittedFiles work, Duration timeout, Start start) {
        this.work = work;
        this.start = start;
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
        this.left = new ArrayList<>(exercises);
    }

    /**
     * Returns a grade for each exercise, in order. After an interrupt it first ends the processes that it has started.
     *
     * @throws IOException if the grading itself fails
     */
    List<Marked> grade() throws IOException, InterruptedException {
        int restarts = 0;
        while (!left.isEmpty()) {
            if (System.nanoTime() >= deadline) {
                left.forEach(one -> marks.add(one.broken("not graded: the " + FinalOptions.text(timeout)
                        + " for this learner were used by the chapters before it")));
                break;
            }
            int before = left.size();
            Outcome outcome = run();
            if (outcome.folderIsGone && restarts++ < MAX_RESTARTS) {
                continue;
            }
            // The JVM may also end by itself between two chapters, to get rid of busy threads.
            if (!outcome.trouble.isEmpty() || left.size() == before) {
                String why = outcome.trouble.isEmpty()
                        ? "ended the JVM with status 0. Does it call System.exit?"
                        : outcome.trouble;
                marks.add(left.remove(0).broken(why));
            }
        }
        return marks;
    }

    /** @param trouble what went wrong in the first of the remaining chapters; "" if nothing did */
    private record Outcome(String trouble, boolean folderIsGone) {}

    private Outcome run() throws IOException, InterruptedException {
        String mark = UUID.randomUUID().toString();
        byte[] key = new byte[FinalChannel.KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        try (ScratchFolder scratch = ScratchFolder.create()) {
            Process process = start.process(scratch, mark);
            ProcessGroup processes = new ProcessGroup(process, MARK + "=" + mark);
            try (OutputStream to = process.getOutputStream()) {
                try {
                    FinalWorker.send(key, left, work, to);
                } catch (IOException e) {
                    // it ended before it read everything; its exit status is the reason
                }
                String trouble = follow(process, new FinalChannel(key), processes);
                if (!trouble.isEmpty() || left.isEmpty()) {
                    return new Outcome(trouble, false); // all grades are here: its end does not matter
                }
                // Its standard output has ended, so it is about to end.
                if (!process.waitFor(2, TimeUnit.SECONDS)) {
                    return new Outcome("closed the grader's standard output", false);
                }
                int status = process.exitValue();
                if (status == FinalWorker.NOT_SET_UP) {
                    throw new IOException("what the tests of " + left.get(0).chapter()
                            + " need could not be started; see: ./jbang workbook grade "
                            + left.get(0).chapter());
                }
                return new Outcome(
                        status == 0
                                ? ""
                                : "ended the JVM with status " + status
                                        + ". Does it call System.exit, or exhaust the memory?",
                        status == FinalWorker.FOLDER_IS_GONE);
            } finally {
                processes.end();
            }
        }
    }

    /** Reads the grades until the end, and returns what went wrong. */
    private String follow(Process process, FinalChannel channel, ProcessGroup processes) throws InterruptedException {
        BlockingQueue<Optional<String>> lines = lines(process.getInputStream());
        long end = endOfChapter();
        int pollsAfterEnd = 0;
        while (!left.isEmpty()) {
            processes.record();
            long rest = end - System.nanoTime();
            if (rest <= 0) {
                return "exceeded the time limit: the grading of this chapter was killed. Does it loop, or start threads"
                        + " that never end?";
            }
            Optional<String> line = lines.poll(Math.min(rest / 1_000_000 + 1, POLL_MILLIS), TimeUnit.MILLISECONDS);
            if (line == null) {
                if (!process.isAlive() && pollsAfterEnd++ > MAX_POLLS_AFTER_END) {
                    return ""; // another process, which it has started, keeps standard output open
                }
                continue;
            }
            if (line.isEmpty()) {
                return "";
            }
            Optional<Grade> grade = channel.read(line.get());
            if (grade.isPresent()) {
                marks.add(left.remove(0).checked(grade.get()));
                end = endOfChapter();
            }
        }
        return "";
    }

    private long endOfChapter() {
        long now = System.nanoTime();
        long rest = deadline - now;
        return now + (left.size() <= 1 ? rest : Math.min(rest / 2, SHARES * rest / left.size()));
    }

    /** Returns the lines as they are written, and an empty one at the end. The queue is bounded, so that too much output blocks its writer. */
    private static BlockingQueue<Optional<String>> lines(InputStream from) {
        BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(64);
        Thread reader = new Thread(
                () -> {
                    try (InputStream in = new java.io.BufferedInputStream(from)) {
                        for (String line = FinalChannel.line(in); line != null; line = FinalChannel.line(in)) {
                            if (!line.isEmpty()) {
                                lines.put(Optional.of(line));
                            }
                        }
                        lines.put(Optional.empty());
                    } catch (IOException | InterruptedException e) {
                        lines.offer(Optional.empty());
                    }
                },
                "grades of a process");
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    private static Process start(ScratchFolder scratch, String mark) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString()); // a new session: it has no terminal, and its processes can be found
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+DisableAttachMechanism",
                "-XX:-UsePerfData",
                "-Xmx512m",
                "-Djava.io.tmpdir=" + scratch.temp(),
                FinalWorker.class.getName(),
                scratch.folder().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.folder().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> !ENVIRONMENT.contains(name.toUpperCase(Locale.ROOT)));
        for (String name : List.of("TMPDIR", "TEMP", "TMP")) {
            builder.environment().put(name, scratch.temp().toString());
        }
        builder.environment().put("CLASSPATH", absolute(System.getProperty("java.class.path")));
        builder.environment().put(MARK, mark);
        return builder.start();
    }

    /** The JVM runs in another folder. */
    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
