package workbook.arrange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workbook.arrange.JavaSource.Kind;
import workbook.arrange.JavaSource.Member;
import workbook.arrange.JavaSource.SyntaxError;

/**
 * The usual solution of a chapter, {@code alternatives/Usual*.java}. A comment {@code // Task 3.1 and 3.2} stands above each method that
 * a learner writes. Other comments concern the line before them:
 *
 * <pre>
 * // from 3.5                          the line, or the block that it ends, comes with task 3.5
 * // before 3.5: CODE                  until then this is in its place
 * // not 3.4 (LaterDeletionWins): CODE the same mistake as that mutant's: a wrong line that task 3.4 offers
 * </pre>
 *
 * Immutable.
 */
public final class UsualSolution {
    private static final Pattern FROM = Pattern.compile("\\s*// from (\\d+\\.\\d+)");
    private static final Pattern BEFORE = Pattern.compile("(\\s*)// before (\\d+\\.\\d+): (.*)");
    static final Pattern NOT = Pattern.compile("(\\s*)// not ([\\d., ]+) \\((\\w+)\\): (.*)");
    private static final Pattern TASKS = Pattern.compile("\\s*// Task (\\d+\\.\\d+.*)");
    /** At the end of a line that a task adds. */
    static final String NEW = " //+";

    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+");

    private final String className;
    private final List<String> lines;

    private UsualSolution(String className, List<String> lines) {
        this.className = className;
        this.lines = List.copyOf(lines);
    }

    /** Returns that of a chapter; empty if its folder has none. */
    static Optional<UsualSolution> in(Path chapter) throws IOException {
        Path alternatives = chapter.resolve("alternatives");
        if (!Files.isDirectory(alternatives)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(alternatives)) {
            Optional<Path> file = files.filter(
                            one -> one.getFileName().toString().matches("Usual\\w*\\.java"))
                    .min(Comparator.naturalOrder());
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new UsualSolution(
                            file.get().getFileName().toString().replaceFirst("\\.java$", ""),
                            Files.readAllLines(file.get())));
        }
    }

    /** Returns the text without the comments that only this class reads. */
    public static String readable(String text) {
        StringBuilder readable = new StringBuilder();
        text.lines()
                .filter(line -> !isDirective(line))
                .forEach(line -> readable.append(
                                line.endsWith(NEW) ? line.substring(0, line.length() - NEW.length()) : line)
                        .append('\n'));
        return readable.toString();
    }

    static boolean isDirective(String line) {
        return FROM.matcher(line).matches()
                || BEFORE.matcher(line).matches()
                || NOT.matcher(line).matches();
    }

    /** Returns the numbers of all tasks in order. */
    List<String> tasks() {
        TreeSet<String> tasks = new TreeSet<>(Comparator.comparingInt(UsualSolution::minor));
        lines.forEach(line -> tasks.addAll(tasksOf(line)));
        return List.copyOf(tasks);
    }

    /**
     * Returns the solution as it is after a task: what later tasks add is left out.
     *
     * @param newName the name of its class
     */
    Stage at(String task, String newName) {
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            Matcher from = FROM.matcher(line);
            Matcher before = BEFORE.matcher(line);
            if (from.matches()) {
                if (minor(task) < minor(from.group(1))) {
                    removeFrom(kept, lastBlock(kept));
                } else if (task.equals(from.group(1))) {
                    markFrom(kept, lastBlock(kept));
                }
            } else if (before.matches()) {
                if (minor(task) < minor(before.group(2))) {
                    removeFrom(kept, lastBlock(kept));
                    kept.addAll(List.of((before.group(1) + before.group(3)).split("\\\\n")));
                } else if (task.equals(before.group(2))) {
                    markFrom(kept, lastBlock(kept));
                }
            } else {
                kept.add(line.replaceAll("\\b" + className + "\\b", newName));
            }
        }
        String text = withImport(String.join("\n", kept) + "\n");
        try {
            return new Stage(task, JavaSource.of(text, newName), methods(text, newName));
        } catch (SyntaxError e) {
            throw new IllegalStateException(
                    "alternatives/" + className + ".java, as it is for task " + task + ": " + e.getMessage(), e);
        }
    }

    /** Imports the Todo, which the solution has at early tasks only. */
    private static String withImport(String text) {
        String line = "import workbook.grade.Todo;\n";
        return text.contains("new Todo(") && !text.contains(line)
                ? text.replaceFirst("(?m)^(?=public class )", line + "\n")
                : text;
    }

    /** Returns the index of the last line of code, or of the beginning of the block that it ends. */
    private static int lastBlock(List<String> kept) {
        int depth = 0;
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (!NOT.matcher(kept.get(i)).matches()) {
                Piece piece = Piece.of(List.of(kept.get(i)), "", "");
                depth += piece.closes() - piece.opens();
                if (depth <= 0) {
                    return i;
                }
            }
        }
        throw new IllegalStateException("a comment without code before it");
    }

    private static void removeFrom(List<String> kept, int index) {
        kept.subList(index, kept.size()).clear();
    }

    private static void markFrom(List<String> kept, int index) {
        kept.subList(index, kept.size())
                .replaceAll(line -> NOT.matcher(line).matches() || line.endsWith(NEW) ? line : line + NEW);
    }

    /** Returns the methods that have a comment with their tasks. */
    private static List<TaskMethod> methods(String text, String name) throws SyntaxError {
        List<TaskMethod> methods = new ArrayList<>();
        for (Member member : JavaSource.of(text, name).members()) {
            String above = text.substring(0, member.start()).stripTrailing();
            List<String> tasks = tasksOf(above.substring(above.lastIndexOf('\n') + 1));
            if (member.kind() == Kind.METHOD && !tasks.isEmpty()) {
                methods.add(new TaskMethod(member, tasks));
            }
        }
        return methods;
    }

    private static List<String> tasksOf(String line) {
        Matcher comment = TASKS.matcher(line);
        return comment.matches()
                ? NUMBER.matcher(comment.group(1))
                        .results()
                        .map(found -> found.group())
                        .toList()
                : List.of();
    }

    /** Returns 4 for the task 3.4. */
    static int minor(String task) {
        return Integer.parseInt(task.replaceFirst(".*\\.", ""));
    }

    /**
     * A method, and the tasks in which it is written.
     *
     * @param tasks in order
     */
    record TaskMethod(Member member, List<String> tasks) {}

    /** The solution after a task. */
    record Stage(String task, JavaSource source, List<TaskMethod> methods) {
        /** Returns the methods of the task, in the order of the file. */
        List<Member> own() {
            return methods.stream()
                    .filter(method -> method.tasks.contains(task))
                    .map(TaskMethod::member)
                    .toList();
        }

        /** Returns whether this task, or an earlier one, writes a method of this task. */
        boolean isWrittenBy(String other) {
            return minor(other) <= minor(task)
                    && methods.stream().anyMatch(method -> method.tasks.contains(task) && method.tasks.contains(other));
        }
    }
}
