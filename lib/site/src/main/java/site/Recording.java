package site;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.cli.WorkbookHome;
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
        Scenes<?> scenes = Stage.load(home, chapter);
        if (scenes == null) {
            throw new IllegalStateException("expected scenes in the chapter " + chapter + ", found none");
        }
        List<Scene> all = scenes.scenes(Optional.empty());
        Scene scene =
                all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        SceneSource source = new SceneSource() {
            @Override
            public String chapter() {
                return chapter.substring(0, 2);
            }

            @Override
            public List<String> parts() {
                return List.of(LIBRARY);
            }

            @Override
            public Optional<String> file() {
                return Optional.empty();
            }

            @Override
            public List<Scene> scenes(String part) {
                return all;
            }
        };
        StagePage page = new StagePage(
                source,
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
