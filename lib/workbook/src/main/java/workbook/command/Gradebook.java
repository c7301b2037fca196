package workbook.command;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    private final Map<String, Entry> stubs;

    /**
     * A stored grade.
     *
     * @param digest of everything on which it depends
     */
    record Entry(String digest, Grade grade) {}

    Gradebook(WorkbookHome home) {
        this.home = home;
        this.file = home.chaptersFolder().resolve("target/workbook/grades.json");
        entries.putAll(read(file));
        stubs = read(stubsFile(home));
    }

    /** Returns the place of the grades of the learner's files as they are shipped: nobody waits until all of them were graded. */
    static Path stubsFile(WorkbookHome home) {
        return home.chaptersFolder().resolve("stubs.json");
    }

    /** Grades the file of a chapter as it is now. */
    List<Grade> grade(String chapter) {
        return grade(chapter, new Cancellation());
    }

    /** Grades the file of a chapter as it is now. A grading that was cancelled returns no grades, and stores none. */
    List<Grade> grade(String chapter, Cancellation cancellation) {
        ChapterClasses classes = ChapterClasses.of(home, chapter);
        Map<String, Entry> fresh = new TreeMap<>();
        for (Class<?> test : tests(classes)) {
            String digest = digest(classes.digest(), Grader.fileOf(test));
            Grade grade = grade(test, home.chaptersFolder().resolve(Grader.fileOf(test)), cancellation);
            if (cancellation.isCancelled()) {
                return List.of();
            }
            fresh.put(grade.file(), new Entry(digest, grade));
        }
        store(fresh);
        return fresh.values().stream().map(Entry::grade).toList();
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
        List<String> touched =
                chapters.stream().filter(chapter -> !isStub(chapter)).toList();
        List<String> changed = List.of();
        if (!touched.isEmpty()) {
            String classes = ChapterClasses.digest(home);
            changed = touched.stream()
                    .filter(chapter -> !isKnown(chapter, classes))
                    .toList();
        }
        if (!changed.isEmpty()) {
            before.accept(changed);
        }
        changed.forEach(chapter -> grade(chapter, cancellation));
        return entries.values().stream()
                .map(Entry::grade)
                .filter(grade -> chapters.contains(grade.chapter()))
                .toList();
    }

    private boolean isKnown(String chapter, String classes) {
        List<Entry> known = of(chapter, entries);
        return !known.isEmpty()
                && known.stream()
                        .allMatch(entry -> entry.digest()
                                .equals(digest(classes, entry.grade().file())));
    }

    /** Returns whether the learner's file is as it was shipped; then its grade is known without the chapter's classes. */
    private boolean isStub(String chapter) {
        List<Entry> shipped = of(chapter, stubs);
        boolean untouched = !shipped.isEmpty()
                && shipped.stream()
                        .allMatch(entry ->
                                entry.digest().equals(stubDigest(entry.grade().file())));
        if (untouched) {
            shipped.forEach(entry -> entries.put(entry.grade().file(), entry));
        }
        return untouched;
    }

    private static List<Entry> of(String chapter, Map<String, Entry> entries) {
        return entries.values().stream()
                .filter(entry -> entry.grade().chapter().equals(chapter))
                .toList();
    }

    /** Returns the entries of {@code stubs.json} for the learner's files as they are now. */
    Map<String, Entry> stubs(List<Grade> grades) {
        Map<String, Entry> now = new TreeMap<>();
        grades.forEach(grade -> now.put(grade.file(), new Entry(stubDigest(grade.file()), grade)));
        return now;
    }

    private String stubDigest(String file) {
        return Digest.ofFile(home.chaptersFolder().resolve(file));
    }

    private List<Class<?>> tests(ChapterClasses classes) {
        List<Class<?>> tests = classes.tests(home);
        if (tests.isEmpty()) {
            throw new UserError("The chapter " + classes.chapter()
                    + " has no test with @MyAnswer. Is the clone complete? See: git status");
        }
        return tests;
    }

    private String digest(String classes, String file) {
        return classes + " " + Digest.ofFile(home.chaptersFolder().resolve(file));
    }

    private void store(Map<String, Entry> graded) {
        entries.putAll(graded);
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "grades", ".json");
            write(fresh, entries);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // The workbook is read-only: everything is graded again next time.
        }
    }

    static void write(Path file, Map<String, Entry> entries) throws IOException {
        JSON.writeValue(file.toFile(), entries);
    }

    /** Returns no entries if the file is missing, of another version, or incomplete: then everything is graded again. */
    static Map<String, Entry> read(Path file) {
        try {
            return Files.exists(file)
                    ? JSON.readValue(file.toFile(), new TypeReference<Map<String, Entry>>() {})
                    : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }
}
