package workbook.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import workbook.cli.House;
import workbook.grade.Grade;

/**
 * One learner's files, graded by {@link FinalWorker} in a JVM of their own. When it ends or hangs in the middle of a
 * chapter, that chapter is red, and a new JVM goes on with the next. One thread.
 */
final class FinalProcess {
    /** What may pass before a test ends, at most: its own limit is ten seconds, or in some chapters thirty. */
    private static final Duration A_TEST = Duration.ofSeconds(32);

    /** To start a JVM on a busy machine, and to compile. */
    private static final Duration TO_BEGIN = Duration.ofSeconds(60);

    /** Of our environment they see no more than they need: it may hold what is not theirs. */
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final House house;
    private final Path copy;
    private final List<FinalGrading.Exercise> left;
    private final List<Grade> grades = new ArrayList<>();

    FinalProcess(House house, Path copy, List<FinalGrading.Exercise> exercises) {
        this.house = house;
        this.copy = copy;
        this.left = new ArrayList<>(exercises);
    }

    List<Grade> grade() throws IOException, InterruptedException {
        while (!left.isEmpty()) {
            int before = left.size();
            Optional<String> trouble = run();
            // It may also end by itself between two chapters, to leave a thread behind that loops for ever.
            if (trouble.isPresent() || left.size() == before) {
                String why = trouble.orElse("ended the JVM, with status 0: does it call System.exit?");
                grades.add(left.remove(0).broken(why));
            }
        }
        return grades;
    }

    /** Returns what went wrong in the first of the chapters that are left then. */
    private Optional<String> run() throws IOException, InterruptedException {
        Path results = Files.createTempFile("workbook-final-", ".jsonl");
        Process process = start(results);
        try {
            process.getOutputStream().close();
            boolean ended = follow(process, results);
            if (!ended) {
                return Optional.of("took too long: the grading was ended from outside");
            }
            if (left.isEmpty() || process.exitValue() == 0) {
                return Optional.empty();
            }
            return Optional.of("ended the JVM, with status " + process.exitValue()
                    + ": does it call System.exit, or use up the memory?");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(results);
        }
    }

    /** Takes the grades as they come; returns whether the process has ended by itself. */
    private boolean follow(Process process, Path results) throws IOException, InterruptedException {
        int taken = 0;
        long since = System.nanoTime();
        while (true) {
            boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
            List<String> lines = wholeLines(results);
            for (String line : lines.subList(taken, lines.size())) {
                Grade grade = JSON.readValue(line, Grade.class);
                if (left.removeIf(exercise -> exercise.file().equals(grade.file()))) {
                    grades.add(grade);
                }
                since = System.nanoTime();
            }
            taken = lines.size();
            if (ended || left.isEmpty()) {
                return true;
            }
            Duration limit =
                    TO_BEGIN.plus(A_TEST.multipliedBy(left.get(0).tests().size()));
            if (System.nanoTime() - since > limit.toNanos()) {
                return false;
            }
        }
    }

    private static List<String> wholeLines(Path results) throws IOException {
        String text = Files.readString(results);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private Process start(Path results) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dworkbook.chapters=" + copy,
                FinalWorker.class.getName(),
                house.root().toString(),
                copy.toString(),
                results.toString()));
        left.forEach(exercise -> command.add(exercise.file()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(copy.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> !ENVIRONMENT.contains(name.toUpperCase(java.util.Locale.ROOT)));
        builder.environment().put("CLASSPATH", absolute(System.getProperty("java.class.path")));
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

    /** A grade as {@link FinalWorker} hands it over: a line. */
    static byte[] line(Grade grade) throws IOException {
        return (JSON.writeValueAsString(grade) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
