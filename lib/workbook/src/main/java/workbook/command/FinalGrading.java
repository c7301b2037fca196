package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import replay.record.Folders;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;
import workbook.command.Exercise.Marked;
import workbook.grade.Grader;
import workbook.grade.SetUpFailedException;
import workbook.grade.TaskResult;

/**
 * Grades submissions strictly, with the contracts of this workbook. Only the learner's files of each submission are used. Each learner is
 * graded in a separate JVM. Safe for use by many threads, one for each learner.
 */
final class FinalGrading implements AutoCloseable {
    private final List<Exercise> exercises = new ArrayList<>();
    private final String digest;
    private final ScratchFolder copies = scratch();

    /** Compiles the chapters. Throws a {@link workbook.cli.UserError} if one of them does not compile. */
    FinalGrading(WorkbookHome home, List<String> chapters) {
        Digest all = new Digest();
        try {
            for (String chapter : chapters) {
                ChapterClasses classes = ChapterClasses.of(home, chapter);
                all.add(chapter);
                all.add(classes.digest());
                for (Class<?> test : classes.tests(home)) {
                    exercises.add(
                            new Exercise(chapter, Grader.fileOf(test), test.getName(), copied(classes), tests(test)));
                }
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        digest = all.text();
    }

    private static List<TaskResult> tests(Class<?> test) {
        try {
            return Grader.notStarted(test).results();
        } catch (SetUpFailedException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    /** Copies the classes, because another command may replace them in the meantime. */
    private Path copied(ChapterClasses classes) {
        Path to = copies.folder().resolve(classes.chapter());
        try {
            if (!Files.exists(to)) { // a chapter may have several tests
                Folders.copy(classes.folder(), to);
            }
        } catch (IOException e) {
            throw new UserError("Cannot copy the classes of the chapter to " + to + ": " + e, e);
        }
        return to;
    }

    private static ScratchFolder scratch() {
        try {
            return ScratchFolder.create();
        } catch (IOException e) {
            throw new UserError("Cannot create a folder for temporary files: " + e, e);
        }
    }

    /** Deletes the copies. */
    @Override
    public void close() {
        copies.close();
    }

    List<Exercise> exercises() {
        return List.copyOf(exercises);
    }

    List<String> files() {
        return exercises.stream().map(Exercise::file).toList();
    }

    /** Returns the digest of the contracts: grades with another digest are not comparable. */
    String digest() {
        return digest;
    }

    private SubmittedFiles work(Submission handIn) {
        if (!handIn.problem().isEmpty()) {
            return SubmittedFiles.broken(handIn.problem());
        }
        return handIn.folder() == null
                ? SubmittedFiles.nothing(files(), "the file was not submitted")
                : SubmittedFiles.in(handIn.folder(), files());
    }

    /** Returns the row with the grades of an earlier run, by the hash of the submission; null if there are none. */
    @Nullable
    Learner known(Submission handIn, Map<String, List<Marked>> earlier) {
        if (earlier.isEmpty()) {
            return null;
        }
        try {
            SubmittedFiles work = work(handIn);
            List<Marked> marks = work.error().isEmpty() ? earlier.get(work.hash()) : null;
            return marks == null ? null : learner(handIn, work, marks, "", Duration.ZERO);
        } catch (RuntimeException | Error e) {
            return null; // the grading reports the reason
        }
    }

    /** Grades a submission. It never throws because of the submission: failures become the error of the learner's row. */
    Learner grade(Submission handIn, Duration timeout) throws InterruptedException {
        long begin = System.nanoTime();
        SubmittedFiles work = SubmittedFiles.broken("");
        try {
            work = work(handIn);
            List<Marked> marks = marks(work, timeout);
            return learner(handIn, work, marks, work.error(), Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException | RuntimeException | Error e) {
            String error = "the grading failed: " + e;
            return learner(handIn, work, broken(error), error, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    /** Returns a row with these marks. */
    private Learner learner(Submission handIn, SubmittedFiles work, List<Marked> marks, String error, Duration took) {
        String note = handIn.note() + (handIn.note().isEmpty() || work.note().isEmpty() ? "" : "; ") + work.note();
        String hash = error.isEmpty() ? work.hash() : "";
        return new Learner(handIn.learner(), handIn.fullName(), hash, work.prints(), marks, error, note, took);
    }

    private List<Marked> marks(SubmittedFiles work, Duration timeout) throws IOException, InterruptedException {
        if (!work.error().isEmpty()) {
            return broken("not graded: " + work.error());
        }
        Map<String, Marked> marks = new LinkedHashMap<>();
        exercises.forEach(one -> marks.put(one.file(), one.broken(work.missing().getOrDefault(one.file(), ""))));
        List<Exercise> taken = exercises.stream()
                .filter(one -> work.files().containsKey(one.file()))
                .toList();
        for (Marked mark : new FinalProcess(taken, work, timeout).grade()) {
            marks.put(mark.grade().file(), mark);
        }
        return List.copyOf(marks.values());
    }

    private List<Marked> broken(String why) {
        return exercises.stream().map(one -> one.broken(why)).toList();
    }
}
