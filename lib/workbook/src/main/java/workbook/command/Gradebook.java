package workbook.command;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;
import workbook.grade.Cancellation;
import workbook.grade.Grade;
import workbook.grade.Grader;
import workbook.grade.SetUpFailedException;

/**
 * Grades chapters and stores the grades, so that the board does not run all tests each time. A stored grade is valid as long as neither
 * the learner's file nor the chapter has changed. Not thread-safe.
 */
final class Gradebook {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final WorkbookHome home;
    private final Path file;
    private final Map<String, Entry> entries = new TreeMap<>();

    /**
     * A stored grade.
     *
     * @param digest of everything on which it depends
     */
    record Entry(String digest, Grade grade) {}

    Gradebook(WorkbookHome home) {
        this.home = home;
        this.file = home.chaptersFolder().resolve("target/workbook/grades.json");
        try {
            if (Files.exists(file)) {
                entries.putAll(JSON.readValue(file.toFile(), new TypeReference<Map<String, Entry>>() {}));
            }
        } catch (IOException e) {
            entries.clear(); // of another version, or incomplete: everything is graded again
        }
    }

    /** Grades the file of a chapter as it is now. */
    List<Grade> grade(String chapter) {
        return grade(chapter, new Cancellation());
    }

    /** Grades the file of a chapter as it is now. A grading that was cancelled returns no grades, and stores none. */
    List<Grade> grade(String chapter, Cancellation cancellation) {
        ChapterClasses classes = ChapterClasses.of(home, chapter);
        List<Grade> grades = new ArrayList<>();
        for (Class<?> test : tests(classes)) {
            String digest = digest(classes, test);
            Grade grade = grade(test, home.chaptersFolder().resolve(Grader.fileOf(test)), cancellation);
            if (cancellation.isCancelled()) {
                return List.of();
            }
            grades.add(grade);
            store(grade.file(), new Entry(digest, grade));
        }
        return grades;
    }

    private static Grade grade(Class<?> test, Path file, Cancellation cancellation) {
        try {
            return Grader.grade(test, file, cancellation);
        } catch (SetUpFailedException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Returns the grades of these chapters, stored ones if nothing has changed.
     *
     * @param before receives the chapters that must be graded, before that
     */
    List<Grade> known(List<String> chapters, Consumer<List<String>> before) {
        return known(chapters, before, new Cancellation());
    }

    /** Returns the grades of these chapters, stored ones if nothing has changed. Those that were cancelled are missing, or are old. */
    List<Grade> known(List<String> chapters, Consumer<List<String>> before, Cancellation cancellation) {
        List<String> changed =
                chapters.stream().filter(chapter -> !isKnown(chapter)).toList();
        if (!changed.isEmpty()) {
            before.accept(changed);
        }
        changed.forEach(chapter -> grade(chapter, cancellation));
        return entries.values().stream()
                .map(Entry::grade)
                .filter(grade -> chapters.contains(grade.chapter()))
                .toList();
    }

    private boolean isKnown(String chapter) {
        ChapterClasses classes = ChapterClasses.of(home, chapter);
        return tests(classes).stream().allMatch(test -> {
            Entry entry = entries.get(Grader.fileOf(test));
            return entry != null && entry.digest().equals(digest(classes, test));
        });
    }

    private List<Class<?>> tests(ChapterClasses classes) {
        List<Class<?>> tests = classes.tests(home);
        if (tests.isEmpty()) {
            throw new UserError("The chapter " + classes.chapter()
                    + " has no test with @MyAnswer. Is the clone complete? See: git status");
        }
        return tests;
    }

    private String digest(ChapterClasses classes, Class<?> test) {
        return classes.digest() + " " + Digest.ofFile(home.chaptersFolder().resolve(Grader.fileOf(test)));
    }

    private void store(String name, Entry entry) {
        entries.put(name, entry);
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "grades", ".json");
            JSON.writeValue(fresh.toFile(), entries);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // The workbook is read-only: everything is graded again next time.
        }
    }
}
