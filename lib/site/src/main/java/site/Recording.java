package site;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.cli.WorkbookHome;
import workbook.see.FixedScenes;
import workbook.see.PagePuzzles;
import workbook.see.PageQuestions;
import workbook.see.SceneSource;
import workbook.see.Sources;
import workbook.see.StagePage;
import workbook.stage.Scene;
import workbook.stage.Session;
import workbook.trace.Scenes;

/** The steps of a scene, as the page of the stage gets them; played when the site is built, by the library itself. */
final class Recording {
    private static final long SEED = 1;

    private Recording() {}

    static byte[] of(WorkbookHome home, String chapter, String id) throws Exception {
        Scenes<?> scenes = Scenes.onClassPath(home.chapter(chapter))
                .orElseThrow(
                        () -> new IllegalStateException("expected scenes in the chapter " + chapter + ", found none"));
        List<Scene> all = scenes.scenes(Optional.empty());
        Scene scene =
                all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        StagePage page = new StagePage(
                new FixedScenes(chapter.substring(0, 2), List.of(SceneSource.LIBRARY), all),
                new PageQuestions(home, chapter),
                new PagePuzzles(home, chapter, scenes),
                new Sources(home, List.of()));
        try {
            Object played = page.play(Map.of(
                    "session", new Session(id, SEED, scene.play()).toString(), "part", SceneSource.LIBRARY, "from", 0));
            return new ObjectMapper().writeValueAsBytes(played);
        } finally {
            page.close();
        }
    }
}
