package workbook.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints the progress board and writes {@code target/workbook/report.json} after the chapters' tests. JUnit finds it through {@code
 * META-INF/services} of the chapters' tests; other modules have no board.
 */
public final class Board implements TestExecutionListener {
    /**
     * {@code -Dworkbook.board=off} switches the board off, for the runs that grade mutants. With {@code end} it is written to a file, which
     * Maven prints when it ends: see {@code chapters/pom.xml}.
     */
    static final String BOARD = "workbook.board";

    private static final String REPORT = "target/workbook/report.json";

    private static final String TEXT = "target/workbook/board.txt";

    private final ResultCollector collector = new ResultCollector();

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (on()) {
            try {
                // If this run is ended early, the report of an earlier run must not remain.
                Files.deleteIfExists(module().resolve(REPORT));
                Files.deleteIfExists(module().resolve(TEXT));
            } catch (IOException e) {
                System.out.println("The old report could not be deleted: " + e);
            }
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        collector.executionSkipped(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        collector.executionFinished(test, result);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!on()) {
            return;
        }
        Path module = module();
        boolean complete = System.getProperty("test") == null && System.getProperty("basedir") != null;
        BoardData data = data(collector.results(), module, complete);
        try {
            Report.write(data, module.resolve(REPORT));
        } catch (IOException e) {
            System.out.println("The report could not be written: " + e);
        }
        print(BoardText.of(data), module.resolve(TEXT));
    }

    private static void print(String text, Path file) {
        if ("end".equals(System.getProperty(BOARD))) {
            try {
                Files.writeString(file, text);
                return;
            } catch (IOException e) {
                System.out.println("The board could not be written to a file: " + e);
            }
        }
        System.out.println(text);
        System.out.flush();
    }

    private static boolean on() {
        return !"off".equals(System.getProperty(BOARD));
    }

    /** Surefire sets basedir to the module's folder. Without it, as in an IDE, the folder is found from a graded test. */
    private Path module() {
        String basedir = System.getProperty("basedir");
        if (basedir != null) {
            return Path.of(basedir).toAbsolutePath();
        }
        for (Class<?> test : collector.results().keySet()) {
            MyAnswer my = test.getAnnotation(MyAnswer.class);
            if (my != null) {
                return Chapters.folder(test, my);
            }
        }
        return Path.of("").toAbsolutePath();
    }

    /**
     * Returns the board as text.
     *
     * @param folder the name of the folder of all chapters, with which the printed paths start
     */
    public static String text(String folder, List<Grade> grades) {
        return BoardText.of(new BoardData(folder, true, grades, List.of(), List.of()));
    }

    static BoardData data(Map<Class<?>, List<TaskResult>> results, Path folder, boolean complete) {
        Map<String, Grade> grades = new TreeMap<>();
        List<TaskResult> libraryRed = new ArrayList<>();
        results.forEach((test, list) -> {
            MyAnswer my = test.getAnnotation(MyAnswer.class);
            if (my != null) {
                List<TaskResult> placed = list.stream()
                        .map(one -> TaskLine.withLine(one, folder.resolve(my.value())))
                        .toList();
                grades.put(my.value(), new Grade(Chapters.chapter(my), my.value(), placed));
            } else {
                list.stream().filter(one -> one.state() == State.RED).forEach(libraryRed::add);
            }
        });
        List<String> ungraded = new ArrayList<>(complete ? Chapters.learnersFiles(folder) : List.of());
        ungraded.removeAll(grades.keySet());
        String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
        return new BoardData(name, complete, List.copyOf(grades.values()), ungraded, libraryRed);
    }
}
