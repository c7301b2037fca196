package chapters.puzzle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.cli.WorkbookHome;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/**
 * The scenes of a chapter. Immutable.
 *
 * @param chapter its folder's name
 */
record ChapterScenes(String chapter, Scenes<?> scenes) {
    /** Returns those of all chapters that have some. */
    static List<ChapterScenes> all() throws Exception {
        WorkbookHome home = WorkbookHome.find();
        List<ChapterScenes> all = new ArrayList<>();
        for (String chapter : home.chapters()) {
            for (Path file : files(home.chapter(chapter), "Scenes.java")) {
                Object created = Class.forName(name(file)).getConstructor().newInstance();
                all.add(new ChapterScenes(chapter, (Scenes<?>) created));
            }
        }
        return all;
    }

    static ChapterScenes of(String chapter) throws Exception {
        return all().stream()
                .filter(one -> one.chapter.startsWith(chapter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("chapter " + chapter + " has no scenes"));
    }

    List<Path> mutants() throws IOException {
        return files(WorkbookHome.find().chapter(chapter).resolve("mutants"), ".java");
    }

    /** Returns the scenes with the library's part. */
    List<Scene> right() {
        return scenes.scenes(Optional.empty());
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.java$", "");
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
