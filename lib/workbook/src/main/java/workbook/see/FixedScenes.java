package workbook.see;

import java.util.List;
import java.util.Optional;
import workbook.stage.Scene;

/** Scenes that are there already, the same ones whatever part is asked for. Immutable. */
public record FixedScenes(String chapter, List<String> parts, List<Scene> scenes) implements SceneSource {
    /**
     * Takes scenes.
     *
     * @param chapter the chapter's number, such as {@code 04}
     * @param parts the names of the parts to choose from
     */
    public FixedScenes {
        parts = List.copyOf(parts);
        scenes = List.copyOf(scenes);
    }

    @Override
    public Optional<String> file() {
        return Optional.empty();
    }

    @Override
    public List<Scene> scenes(String part) {
        return scenes;
    }
}
