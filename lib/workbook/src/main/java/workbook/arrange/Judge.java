package workbook.arrange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import replay.record.Folders;
import workbook.arrange.JavaSource.Member;
import workbook.arrange.JavaSource.SyntaxError;
import workbook.arrange.Splice.DoesNotFit;
import workbook.arrange.UsualSolution.TaskMethod;
import workbook.grade.Grade;
import workbook.grade.Grader;
import workbook.grade.State;
import workbook.grade.TaskResult;

/**
 * Decides about an arrangement with the chapter's contract, and not by its text: so every right order is right. It is graded twice, in
 * scratch files: among the other methods of the usual solution, which decides whether it is right, then in the learner's file,
 * which decides whether it fits there. Not thread-safe.
 */
final class Judge {
    private final Class<?> test;
    private final Puzzle puzzle;
    private final String className;
    private final List<TaskResult> own;
    private final List<TaskResult> ownAndEarlier;

    enum Kind {
        /** A test of the task is red, or one of an earlier task of the same methods. */
        WRONG,
        /** Right, but the learner's file has something with which it does not work. */
        DOES_NOT_FIT,
        /** Right, but other tests that are done would not be any more. */
        WOULD_UNDO,
        /** Right, and {@link Verdict#text} is the learner's file with it. */
        RIGHT
    }

    /**
     * The result.
     *
     * @param reds the tests that failed, or would fail
     * @param why a reason that no test gives; "" if there is none
     * @param borrowed methods that the learner has not written: the tests ran with those of the usual solution
     * @param text the new text of the learner's file; "" unless right
     * @param places the piece of each line of the file that was graded
     */
    record Verdict(
            Kind kind,
            List<TaskResult> reds,
            String why,
            List<String> borrowed,
            String text,
            Map<Integer, Piece> places) {
        /** Returns a message with the name that {@code label} gives a piece in place of a line number of the scratch file. */
        String relabelled(String message, Function<Piece, String> label) {
            Matcher place = Pattern.compile("\\w+\\.java:(\\d+)(:\\d+)?").matcher(message);
            return place.replaceAll(
                    found -> Matcher.quoteReplacement(Optional.ofNullable(places.get(Integer.valueOf(found.group(1))))
                            .map(label)
                            .orElse(found.group())));
        }
    }

    Judge(Class<?> test, Puzzle puzzle) {
        this.test = test;
        this.puzzle = puzzle;
        this.className = className(test);
        List<TaskResult> all = Grader.notStarted(test).results();
        String task = puzzle.stage().task();
        this.own = all.stream().filter(one -> one.task().equals(task)).toList();
        this.ownAndEarlier = all.stream()
                .filter(one -> puzzle.stage().isWrittenBy(one.task()))
                .toList();
    }

    /** Returns the name of the class that a learner writes. */
    static String className(Class<?> test) {
        return Grader.fileOf(test).replaceFirst(".*/", "").replaceFirst("\\.java$", "");
    }

    /** Returns the titles of the task's tests. */
    List<String> titles() {
        return own.stream().map(TaskResult::title).toList();
    }

    /** Grades the methods among the usual solution's other methods, without the learner's file. */
    Verdict alone(Assembly assembly) throws IOException {
        JavaSource usual = puzzle.stage().source();
        try {
            String text = new Splice(usual, usual).with(texts(assembly));
            return wrongOr(Kind.RIGHT, graded(text, ownAndEarlier), text, assembly);
        } catch (DoesNotFit e) {
            throw new IllegalStateException("the usual solution does not fit itself: " + e.getMessage(), e);
        }
    }

    /**
     * Grades the methods, and finds out whether they fit into a file.
     *
     * @param file the learner's, as it is now
     * @param done the tests that are done in it
     */
    Verdict verdict(Assembly assembly, String file, List<TaskResult> done) throws IOException {
        Verdict alone = alone(assembly);
        return alone.kind == Kind.RIGHT ? inFile(assembly, file, done) : alone;
    }

    /** Finds out whether methods that are right fit into a file. */
    Verdict inFile(Assembly assembly, String file, List<TaskResult> done) throws IOException {
        JavaSource usual = puzzle.stage().source();
        List<String> borrowed = new ArrayList<>();
        try {
            JavaSource mine = JavaSource.of(file, className);
            Map<Member, String> methods = texts(assembly);
            String text = new Splice(usual, mine).with(methods);
            Map<Member, String> complete = new LinkedHashMap<>(methods);
            for (TaskMethod method : puzzle.stage().methods()) {
                Optional<Member> there = mine.find(method.member());
                boolean isOpen = there.isPresent() && mine.text(there.get()).contains("new Todo(");
                if (isOpen && !methods.containsKey(method.member())) {
                    complete.put(method.member(), Splice.readable(usual, method.member()));
                    borrowed.add(method.member().name() + "()");
                }
            }
            String scratch = new Splice(usual, mine).with(complete);
            Verdict fits = wrongOr(Kind.RIGHT, graded(scratch, own), scratch, assembly);
            if (fits.kind == Kind.WRONG) {
                return new Verdict(Kind.DOES_NOT_FIT, fits.reds, "", borrowed, "", Map.of());
            }
            List<TaskResult> undone = done.isEmpty() ? List.of() : notDone(graded(text, done));
            return undone.isEmpty()
                    ? new Verdict(Kind.RIGHT, List.of(), "", borrowed, text, Map.of())
                    : new Verdict(Kind.WOULD_UNDO, undone, "", borrowed, "", Map.of());
        } catch (DoesNotFit | SyntaxError e) {
            String why = String.valueOf(e.getMessage());
            return new Verdict(Kind.DOES_NOT_FIT, List.of(), why, borrowed, "", Map.of());
        }
    }

    private Map<Member, String> texts(Assembly assembly) {
        Map<Member, String> texts = new LinkedHashMap<>();
        puzzle.methods()
                .forEach((name, method) -> texts.put(
                        method.member(),
                        Objects.requireNonNull(assembly.methods().get(name), name)
                                .text()));
        return texts;
    }

    private Grade graded(String text, List<TaskResult> tests) throws IOException {
        return graded(test, text, tests);
    }

    /** Grades a text as the learner's file, with some of the tests. */
    static Grade graded(Class<?> test, String text, List<TaskResult> tests) throws IOException {
        Path folder = Files.createTempDirectory("workbook-arrange-");
        try {
            Path file = Files.writeString(folder.resolve(className(test) + ".java"), text);
            return Grader.grade(test, file, tests);
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<TaskResult> notDone(Grade grade) {
        return grade.results().stream().filter(one -> one.state() != State.DONE).toList();
    }

    private static Verdict wrongOr(Kind kind, Grade grade, String text, Assembly assembly) {
        List<TaskResult> reds = notDone(grade);
        return reds.isEmpty()
                ? new Verdict(kind, List.of(), "", List.of(), "", Map.of())
                : new Verdict(Kind.WRONG, reds, "", List.of(), "", places(text, assembly));
    }

    private static Map<Integer, Piece> places(String text, Assembly assembly) {
        Map<Integer, Piece> places = new HashMap<>();
        for (Assembly.Code code : assembly.methods().values()) {
            int start = text.replace("\r\n", "\n").indexOf(code.text());
            if (start >= 0) {
                int line = 1
                        + (int) text.substring(0, start)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                for (@Nullable Piece piece : code.pieces()) {
                    if (piece != null) {
                        places.put(line, piece);
                    }
                    line++;
                }
            }
        }
        return places;
    }
}
