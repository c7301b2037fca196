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
 * One learner's files, graded by {@link FinalWorker} in a JVM of their own. When it ends or hangs in the middle of a
 * chapter, that chapter is red, and a new JVM goes on with the next. All of it ends within a given time. One thread.
 */
final class FinalProcess {
    /** Of our environment they see no more than they need: it may hold what is not theirs. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "SYSTEMROOT", "LANG", "LC_ALL");

    private static final String MARK = "WORKBOOK_GRADING";

    /** A chapter may take so many times its share of the time that is left, but no more than half while others wait. */
    private static final int SHARES = 3;

    private static final int MOST_RESTARTS = 3;
    private static final long LOOK_MILLIS = 100;
    private static final int MOST_LOOKS_AT_A_DEAD_ONE = 20;

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /** Starts the JVM. */
    @FunctionalInterface
    interface Start {
        /** @param mark for its environment, so that it is found again */
        Process process(ScratchFolder scratch, String mark) throws IOException;
    }

    private final SubmittedFiles work;
    private final Start start;
    private final Duration timeout;
    private final long deadline;
    private final List<Exercise> left;
    private final List<Marked> marks = new ArrayList<>();

    /**
     * @param exercises those of which the work has a file
     * @param timeout for all of them
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

    /** Returns a mark for each exercise, in order. Throws if the grading itself does not work. When this thread is interrupted, it ends what it has started first. */
    List<Marked> grade() throws IOException, InterruptedException {
        int restarts = 0;
        while (!left.isEmpty()) {
            if (System.nanoTime() >= deadline) {
                left.forEach(one -> marks.add(one.broken("not graded: the " + FinalOptions.text(timeout)
                        + " for this learner were used up by the chapters before it")));
                break;
            }
            int before = left.size();
            Outcome outcome = run();
            if (outcome.folderIsGone && restarts++ < MOST_RESTARTS) {
                continue;
            }
            // It may also end by itself between two chapters, to leave busy threads behind.
            if (!outcome.trouble.isEmpty() || left.size() == before) {
                String why = outcome.trouble.isEmpty()
                        ? "ended the JVM, with status 0: does it call System.exit?"
                        : outcome.trouble;
                marks.add(left.remove(0).broken(why));
            }
        }
        return marks;
    }

    /** @param trouble what went wrong in the first of the chapters that are left then; "" if nothing did */
    private record Outcome(String trouble, boolean folderIsGone) {}

    private Outcome run() throws IOException, InterruptedException {
        String mark = UUID.randomUUID().toString();
        byte[] key = new byte[FinalChannel.KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        try (ScratchFolder scratch = ScratchFolder.create()) {
            Process process = start.process(scratch, mark);
            ProcessGroup leftovers = new ProcessGroup(process, MARK + "=" + mark);
            try (OutputStream to = process.getOutputStream()) {
                try {
                    FinalWorker.send(key, left, work, to);
                } catch (IOException e) {
                    // it has ended before it read all that; its status says why
                }
                String trouble = follow(process, new FinalChannel(key), leftovers);
                if (!trouble.isEmpty() || left.isEmpty()) {
                    return new Outcome(trouble, false); // with all grades here, its end does not matter
                }
                // Its standard output has ended, and it is about to.
                if (!process.waitFor(2, TimeUnit.SECONDS)) {
                    return new Outcome("closed the grader's standard output", false);
                }
                int status = process.exitValue();
                if (status == FinalWorker.NOT_SET_UP) {
                    throw new IOException("what the tests of " + left.get(0).chapter()
                            + " need could not be started; see ./jbang workbook grade "
                            + left.get(0).chapter());
                }
                return new Outcome(
                        status == 0
                                ? ""
                                : "ended the JVM, with status " + status
                                        + ": does it call System.exit, or use up the memory?",
                        status == FinalWorker.FOLDER_IS_GONE);
            } finally {
                leftovers.end();
            }
        }
    }

    /** Takes the grades as they come, until the end; returns what went wrong. */
    private String follow(Process process, FinalChannel channel, ProcessGroup leftovers) throws InterruptedException {
        BlockingQueue<Optional<String>> lines = lines(process.getInputStream());
        long end = endOfChapter();
        int looksAtADeadOne = 0;
        while (!left.isEmpty()) {
            leftovers.look();
            long rest = end - System.nanoTime();
            if (rest <= 0) {
                return "took too long: the grading of this chapter was ended from outside. Does it loop, or start threads"
                        + " that never end?";
            }
            Optional<String> line = lines.poll(Math.min(rest / 1_000_000 + 1, LOOK_MILLIS), TimeUnit.MILLISECONDS);
            if (line == null) {
                if (!process.isAlive() && looksAtADeadOne++ > MOST_LOOKS_AT_A_DEAD_ONE) {
                    return ""; // a process that it has started keeps standard output open
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

    /** Lines as they come, and an empty one at the end. Few are kept: who floods it is waited for. */
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
            command.add(SETSID.toString()); // a session of its own: no terminal, and all that is in it can be found
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

    /** It runs in another folder. */
    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
