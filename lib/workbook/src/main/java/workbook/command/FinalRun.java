package workbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import workbook.cli.Language;
import workbook.cli.Printable;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;
import workbook.command.Exercise.Marked;
import workbook.grade.Misconceptions;

/**
 * {@code grade --final}: finds the learners, grades some of them at a time, and writes all grades after each learner, so that an
 * interrupted run can be resumed without loss. Not thread-safe.
 */
final class FinalRun implements AutoCloseable {
    private static final Duration TO_STOP = Duration.ofMillis(2_500);

    private final FinalOptions options;
    private final PrintWriter out;
    private final PrintWriter err;
    private final FinalGrading grading;
    private final FinalStore store;
    private @Nullable IOException unwritten;

    /** Throws a {@link UserError} if the grades cannot be written, or a chapter does not compile. */
    FinalRun(WorkbookHome home, List<String> chapters, FinalOptions options, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.out = out;
        this.err = err;
        FinalStore.check(options.out());
        Map<String, Misconceptions> misconceptions = misconceptions(home, chapters);
        Language language = options.language();
        this.grading = new FinalGrading(home, chapters);
        HeatMap heatMap = new HeatMap(grading.exercises(), misconceptions, language);
        this.store = new FinalStore(options.out(), grading.exercises(), grading.digest(), heatMap);
    }

    private static Map<String, Misconceptions> misconceptions(WorkbookHome home, List<String> chapters) {
        Map<String, Misconceptions> misconceptions = new HashMap<>();
        try {
            chapters.forEach(chapter -> misconceptions.put(chapter, Misconceptions.of(home.chapter(chapter))));
        } catch (UncheckedIOException e) {
            throw new UserError(
                    "Cannot read the wrong answers in chapters/*/mutants: " + e.getMessage() + ". See: git status", e);
        }
        return misconceptions;
    }

    @Override
    public void close() {
        grading.close();
    }

    /** Returns the exit status: 1 if a row could not be graded. It does not depend on the grades. */
    int run() throws InterruptedException {
        Roster roster = options.roster();
        List<Submission> rows =
                roster.rows(new SubmissionFinder(grading.files(), roster, this::say).in(options.folders()));
        sayWhoIsNotOnTheRoster(rows);
        store.expect(rows.stream().map(Submission::learner).toList());
        Map<String, List<Marked>> earlier = earlier();
        say(plan(rows.size()));
        @Nullable Learner[] done = new Learner[rows.size()];
        ExecutorService threads = Executors.newFixedThreadPool(options.jobs());
        try {
            // Known grades first: otherwise an interrupted run would lose them.
            int count = 0;
            for (int i = 0; i < done.length; i++) {
                Learner known = grading.known(rows.get(i), earlier);
                if (known != null) {
                    done[i] = known;
                    say(++count, known, done.length);
                }
            }
            if (count > 0) {
                write(SharedFiles.noted(finished(done)));
            }
            var graded = new ExecutorCompletionService<Integer>(threads);
            for (int i = 0; i < done.length; i++) {
                if (done[i] == null) {
                    int row = i;
                    graded.submit(() -> done[row] = grade(rows.get(row)), row);
                }
            }
            while (count < done.length) {
                say(++count, Objects.requireNonNull(done[graded.take().get()]), done.length);
                write(SharedFiles.noted(finished(done)));
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            threads.awaitTermination(TO_STOP.toMillis(), TimeUnit.MILLISECONDS); // their processes end before that
            sayHowToResume(finished(done).size(), rows.size());
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return report(SharedFiles.noted(finished(done)));
    }

    private @Nullable Learner grade(Submission row) {
        try {
            return grading.grade(row, options.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private int report(List<Learner> learners) {
        out.print(new FinalTable(grading.exercises(), learners).text());
        if (unwritten != null) {
            write(learners);
        }
        if (unwritten != null) {
            throw new UserError(
                    "Cannot write the grades: " + unwritten + ". They are only in the output above.", unwritten);
        }
        deleteOld();
        out.println("\nwritten:");
        store.files().forEach(file -> out.println("  " + file));
        out.flush();
        List<String> wrong = learners.stream()
                .filter(one -> !one.error().isEmpty())
                .map(one -> Printable.line(one.id()))
                .toList();
        if (!wrong.isEmpty()) {
            say("Error: " + wrong.size() + " of " + learners.size()
                    + " could not be graded, and have 0 points for now: " + String.join(", ", wrong)
                    + ". The reasons are above.");
        }
        return wrong.isEmpty() ? 0 : 1;
    }

    private void deleteOld() {
        try {
            store.finish();
        } catch (IOException e) {
            say("Cannot delete the files of learners of an earlier run: " + e);
        }
    }

    private void write(List<Learner> learners) {
        try {
            store.write(learners);
            unwritten = null;
        } catch (IOException e) {
            if (unwritten == null) {
                say("Cannot write the grades: " + e + ". Retrying after the next learner.");
            }
            unwritten = e;
        }
    }

    private Map<String, List<Marked>> earlier() {
        if (!options.resume()) {
            return Map.of();
        }
        Map<String, List<Marked>> earlier = store.earlier().orElse(null);
        if (earlier == null) {
            say("There are no earlier grades of the same chapters and tests in " + options.out()
                    + ".json: grading all learners.");
            return Map.of();
        }
        return earlier;
    }

    private void sayWhoIsNotOnTheRoster(List<Submission> rows) {
        List<String> others = rows.stream()
                .filter(row -> row.note().contains(Roster.NOT_ON_IT))
                .map(row -> Printable.line(row.learner()))
                .toList();
        if (!others.isEmpty()) {
            say(others.size() + " not on the roster: " + String.join(", ", others));
        }
    }

    private String plan(int learners) {
        int rounds = (learners + options.jobs() - 1) / options.jobs();
        return learners + (learners == 1 ? " learner, " : " learners, ") + options.jobs() + " at a time, at most "
                + FinalOptions.text(options.timeout()) + " each: at most "
                + FinalOptions.text(options.timeout().multipliedBy(rounds)) + " in all";
    }

    private void sayHowToResume(int done, int all) {
        say("Interrupted: " + done + " of " + all + " learners are graded"
                + (done == 0
                        ? "."
                        : ", and written to " + store.files().get(0)
                                + ".\nTo continue: the same command with --resume."));
    }

    private static List<Learner> finished(@Nullable Learner[] done) {
        List<Learner> finished = new ArrayList<>();
        for (Learner one : done) {
            if (one != null) {
                finished.add(one);
            }
        }
        return finished;
    }

    private void say(int count, Learner learner, int all) {
        say(count + " of " + all + ": " + Printable.line(learner.id()) + ", " + learner.points() + " of "
                + Exercise.tests(grading.exercises()));
    }

    private synchronized void say(String line) {
        err.println(line);
        err.flush();
    }
}
