package browser;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import workbook.cli.WorkbookHome;
import workbook.puzzle.Puzzle;
import workbook.puzzle.Puzzles;
import workbook.trace.Scenes;

/**
 * The wrong answers that are compiled: those of the puzzles, and those whose fault SeeAnswersIT has found to be visible on the stage.
 * They are classes without a package; the second of two with the same name gets the number of its chapter as an ending.
 */
final class Mutants {
    private static final String VISIBLE = "lib/workbook/src/test/resources/workbook/command/wrong-answers.csv";

    /**
     * A line of wrong-answers.csv.
     *
     * @param line actions; empty if the play of the scene shows the fault
     * @param seen how it shows: {@code fault}, {@code problem}, {@code step}, {@code no step}
     */
    record Visible(String chapter, String mutant, String scene, String line, String seen, String words) {}

    /** A wrong answer, and the name of its class here. */
    record Mutant(String chapter, String name, String className, Path file) {}

    private Mutants() {}

    static List<Visible> visible(WorkbookHome home) throws IOException {
        List<Visible> all = new ArrayList<>();
        for (String line : Files.readAllLines(home.root().resolve(VISIBLE))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] of = line.split("\\|", 6);
                all.add(new Visible(
                        of[0].strip(), of[1].strip(), of[2].strip(), of[3].strip(), of[4].strip(), of[5].strip()));
            }
        }
        return all;
    }

    static List<Mutant> all(WorkbookHome home) throws IOException {
        Map<String, Path> files = new TreeMap<>(); // by chapter and name
        for (Visible visible : visible(home)) {
            files.put(visible.chapter + "/" + visible.mutant, file(home, visible.chapter, visible.mutant));
        }
        for (Puzzle puzzle : Puzzles.all(home)) {
            String chapter = puzzle.chapter().substring(0, 2);
            files.put(chapter + "/" + puzzle.mutant(), file(home, chapter, puzzle.mutant()));
        }
        Map<String, Integer> names = new HashMap<>();
        List<Mutant> all = new ArrayList<>();
        files.forEach((key, file) -> {
            String chapter = key.substring(0, 2);
            String name = key.substring(3);
            boolean first = names.merge(name, 1, Integer::sum) == 1;
            all.add(new Mutant(chapter, name, first ? name : name + chapter, file));
        });
        return all;
    }

    private static Path file(WorkbookHome home, String chapter, String mutant) {
        return home.chapter(chapterFolder(home, chapter)).resolve("mutants/" + mutant + ".java");
    }

    static String chapterFolder(WorkbookHome home, String chapter) {
        return home.chapters().stream()
                .filter(name -> name.startsWith(chapter))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the scenes of each chapter that has some, by its number. */
    static Map<String, Scenes<?>> scenes(WorkbookHome home) throws Exception {
        Map<String, Scenes<?>> all = new LinkedHashMap<>();
        for (String chapter : home.chapters()) {
            Scenes.onClassPath(home.chapter(chapter)).ifPresent(its -> all.put(chapter.substring(0, 2), its));
        }
        return all;
    }

    /** Writes the sources of the wrong answers, each with the name that its class has here. */
    static void copy(List<Mutant> mutants, Path to) throws IOException {
        for (Mutant mutant : mutants) {
            Files.writeString(
                    to.resolve(mutant.className() + ".java"),
                    Files.readString(mutant.file()).replaceAll("\\b" + mutant.name() + "\\b", mutant.className()));
        }
    }

    /** Writes the class that creates the chapters' scenes and the wrong answers, by name. */
    static void writeParts(Map<String, Scenes<?>> scenes, List<Mutant> mutants, ClassLoader compiled, Path to)
            throws Exception {
        StringBuilder text = new StringBuilder("""
                import workbook.grade.AnswerLoader.Answers;
                import workbook.see.BrowserEngine;
                import workbook.see.BrowserParts;
                import workbook.trace.Scenes;

                /** Written by the build. */
                @SuppressWarnings("all")
                public final class BrowserMain implements BrowserParts {
                    public static void main(String[] args) {
                        BrowserEngine.start(new BrowserMain());
                    }

                    @Override
                    public Scenes<?> scenes(String chapter) {
                        return switch (chapter) {
                """);
        scenes.forEach((chapter, of) -> text.append(
                "            case \"" + chapter + "\" -> new " + of.getClass().getName() + "();\n"));
        text.append("""
                            default -> throw new IllegalArgumentException("expected a chapter with scenes, found " + chapter);
                        };
                    }

                    @Override
                    public Answers<?> mutant(String chapter, String name) {
                        return switch (chapter + "/" + name) {
                """);
        for (Mutant mutant : mutants) {
            Constructor<?> constructor =
                    Class.forName(mutant.className(), false, compiled).getConstructors()[0];
            List<String> args = new ArrayList<>();
            for (Class<?> type : constructor.getParameterTypes()) {
                args.add("(" + type.getCanonicalName() + ") args[" + args.size() + "]");
            }
            text.append("            case \"" + mutant.chapter() + "/" + mutant.name() + "\" -> args -> new "
                    + mutant.className() + "(" + String.join(", ", args) + ");\n");
        }
        text.append("""
                            default -> throw new IllegalArgumentException("expected a wrong answer that was compiled, found " + name);
                        };
                    }
                }
                """);
        Files.writeString(to.resolve("BrowserMain.java"), text);
    }
}
