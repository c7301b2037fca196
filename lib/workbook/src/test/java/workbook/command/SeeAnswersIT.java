package workbook.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;
import workbook.see.PageQuestions;
import workbook.see.StagePage;
import workbook.stage.*;

class SeeAnswersIT {
    @Test
    @SuppressWarnings("unchecked")
    void explore() throws Exception {
        WorkbookHome home = WorkbookHome.find();
        try (var out = new java.io.PrintWriter("/tmp/see/explore.txt")) {
            for (String chapter : home.chapters()) {
                if (ChapterClasses.scenes(home.chapter(chapter)).isEmpty()) continue;
                for (String folder : List.of("alternatives", "mutants")) {
                    List<Path> files;
                    try (Stream<Path> all = Files.list(home.chapter(chapter).resolve(folder))) {
                        files = all.filter(f -> f.toString().endsWith(".java"))
                                .sorted()
                                .toList();
                    }
                    for (Path file : files) {
                        ChapterScenes scenes;
                        try {
                            scenes = ChapterScenes.of(home, chapter, false, null, file);
                            for (Scene scene : scenes.scenes("library")) {
                                StagePage page = new StagePage(scenes, new PageQuestions(home, chapter));
                                String session = new Session(scene.id(), 1, scene.play()).toString();
                                long t = System.nanoTime();
                                Map<String, Object> played =
                                        (Map<String, Object>) page.play(Map.of("session", session, "part", "answer"));
                                out.println(folder + " " + file.getFileName() + " " + scene.id() + " "
                                        + (System.nanoTime() - t) / 1000000 + "ms faults=" + played.get("faults")
                                        + " problem=" + played.get("problem"));
                                out.flush();
                                page.close();
                            }
                        } catch (Throwable e) {
                            out.println(file.getFileName() + " THROWN " + e);
                        }
                    }
                }
            }
        }
    }
}
