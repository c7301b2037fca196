package workbook.see;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page gets if it has one scene only, which nobody plays. */
final class OnlyScene {
    private OnlyScene() {}

    /**
     * Returns the scene, and the lists of what it has not.
     *
     * @param mode of the page, and the name of the scene
     * @param chapter {@code ""} if it belongs to none
     * @param title a text, or one for each language
     */
    static Map<String, Object> of(String mode, String chapter, Object title) {
        Map<String, Object> scene = new LinkedHashMap<>();
        scene.put("id", mode);
        scene.put("chapter", chapter);
        scene.put("title", title);
        scene.put("play", List.of());
        scene.put("question", null);
        scene.put("parts", List.of(SceneSource.LIBRARY));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("chapter", chapter);
        all.put("mode", mode);
        all.put("part", SceneSource.LIBRARY);
        all.put("file", null);
        all.put("scenes", List.of(scene));
        all.put("verbs", List.of());
        all.put("puzzles", List.of());
        return all;
    }
}
