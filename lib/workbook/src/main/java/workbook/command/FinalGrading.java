package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import workbook.cli.Folders;
import workbook.cli.House;
import workbook.grade.Grade;
import workbook.grade.Grader;
import workbook.grade.Result;
import workbook.grade.State;

/**
 * Grades what many learners handed in: strictly, by this house's own contracts. Of each learner only their files are
 * taken, into an empty folder; they are graded in a JVM of their own, and one after the other, so that nobody's threads
 * take the processor from anybody else's tests. One thread.
 */
final class FinalGrading {
    private final House house;

    /** By the learner's file, from the folder of all chapters on. */
    private final Map<String, Exercise> exercises = new LinkedHashMap<>();

    /** A chapter's exercise: its tests as they are when nobody has begun. */
    record Exercise(String chapter, String file, List<Result> tests) {
        /** The grade of a file that cannot be graded test by test. */
        Grade broken(String why) {
            String name = file.replaceFirst(".*/", "");
            return new Grade(chapter, file, List.of(new Result("", "the file as a whole", "", State.RED, why, name)));
        }
    }

    /**
     * How a learner stands.
     *
     * @param grades one for each exercise, in order
     */
    record Learner(String name, List<Grade> grades) {}

    FinalGrading(House house, List<String> chapters) {
        this.house = house;
        for (String chapter : chapters) {
            // Here too, so that the learners' JVMs find the classes compiled, and that what is wrong with them is told
            // once.
            for (Class<?> test : ChapterClasses.of(house, chapter).tests(house)) {
                String file = Grader.fileOf(test);
                exercises.put(
                        file,
                        new Exercise(chapter, file, Grader.notStarted(test).results()));
            }
        }
    }

    List<Exercise> exercises() {
        return List.copyOf(exercises.values());
    }

    /** @param before is told each learner's name before they are graded */
    List<Learner> grade(List<Path> folders, Consumer<String> before) throws IOException, InterruptedException {
        List<HandIn> handIns = HandIn.in(folders, List.copyOf(exercises.keySet()));
        List<Learner> learners = new ArrayList<>();
        for (HandIn handIn : handIns) {
            before.accept(handIn.learner());
            learners.add(new Learner(handIn.learner(), grade(handIn)));
        }
        return learners;
    }

    private List<Grade> grade(HandIn handIn) throws IOException, InterruptedException {
        Map<String, Grade> grades = new LinkedHashMap<>();
        exercises.forEach((file, exercise) -> grades.put(file, exercise.broken("no such file was handed in")));
        Path copy = Files.createTempDirectory("workbook-final-");
        try {
            List<Exercise> taken = new ArrayList<>();
            for (Exercise exercise : exercises.values()) {
                Path file = handIn.files().get(exercise.file());
                if (file != null) {
                    Path to = copy.resolve(exercise.file());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                    taken.add(exercise);
                }
            }
            for (Grade grade : new FinalProcess(house, copy, taken).grade()) {
                grades.put(grade.file(), grade);
            }
        } finally {
            Folders.delete(copy);
        }
        return List.copyOf(grades.values());
    }
}
