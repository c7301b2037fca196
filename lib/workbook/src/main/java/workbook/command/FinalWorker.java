package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import workbook.cli.House;
import workbook.grade.Grade;
import workbook.grade.Grader;

/** The JVM in which one learner's files are graded: writes a line a chapter, as soon as it is known. */
final class FinalWorker {
    private FinalWorker() {}

    public static void main(String... args) throws IOException {
        House house = House.at(Path.of(args[0]));
        Path copy = Path.of(args[1]);
        Path results = Path.of(args[2]);
        for (String file : List.of(args).subList(3, args.length)) {
            String chapter = file.replaceFirst("/.*", "");
            for (Class<?> test : ChapterClasses.of(house, chapter).tests(house)) {
                if (Grader.fileOf(test).equals(file)) {
                    Grade grade = Grader.gradeStrictly(test, copy.resolve(file));
                    Files.write(results, FinalProcess.line(grade), StandardOpenOption.APPEND);
                    if (grade.leavesAThreadBehind()) {
                        Runtime.getRuntime().halt(0); // the next chapter gets a JVM without that thread
                    }
                }
            }
        }
        Runtime.getRuntime().halt(0); // whatever threads they have left
    }
}
