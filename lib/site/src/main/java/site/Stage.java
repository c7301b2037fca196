package site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.cli.WorkbookHome;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** The stage: the page of {@code ./jbang see} with another engine, and the recording that the first page plays. */
final class Stage {
    private static final String SEE = "lib/workbook/src/main/resources/workbook/see";
    private static final String ENGINE = "lib/browser/target/engine";

    private Stage() {}

    /**
     * Returns the page of a session.
     *
     * @param session the rest of the address, such as {@code #03-ghost}
     */
    static String page(String chapter, String session) {
        return "stage/index.html?chapter=" + chapter + session;
    }

    /** Fails if the library was not compiled for the browser: without that, nothing can be played. */
    static void requireEngine(Repository repository) {
        if (!repository.has(ENGINE + "/engine.js")) {
            throw new IllegalStateException("expected the library compiled for the browser in " + ENGINE
                    + ", found no engine.js there. Build it: mvn -Psite -pl lib/site -am package -DskipTests");
        }
    }

    /**
     * A wrong answer of a chapter on the stage.
     *
     * @param session what was played, so that it is seen
     */
    record OnStage(String chapter, String mutant, String session) {
        /** Returns the page that plays the session with this part; {@code library} is the right one. */
        String page(String part) {
            return Stage.page(chapter, "&part=" + part + "#" + session);
        }
    }

    /** Returns the wrong answers that can be seen on the stage. */
    static List<OnStage> wrongAnswers(Repository repository) throws IOException {
        List<OnStage> found = new ArrayList<>();
        for (JsonNode one : new ObjectMapper()
                .readTree(repository.read(ENGINE + "/data.json"))
                .path("mutants")) {
            found.add(new OnStage(
                    one.path("chapter").asText(),
                    one.path("mutant").asText(),
                    one.path("scene").asText() + "/1/" + one.path("line").asText()));
        }
        return found;
    }

    /** Adds the files of the stage. */
    static void addTo(Map<String, byte[]> files, Repository repository) throws Exception {
        addFolder(files, repository.path(SEE));
        addFolder(files, repository.path(ENGINE)); // its engine.js is in place of the page's
        for (String name : List.of("hero.html", "hero.js", "hero.css")) {
            files.put("stage/" + name, Assets.read("/site/stage/" + name));
        }
        files.put("stage/hero.json", Recording.of(repository.home(), "08-informers", "08-story"));
    }

    private static void addFolder(Map<String, byte[]> files, Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                files.put("stage/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
    }

    /** Returns the scenes of a chapter; none if it has none. */
    static List<Scene> scenes(WorkbookHome home, String chapter) throws Exception {
        Optional<Scenes<?>> scenes = Scenes.onClassPath(home.chapter(chapter));
        return scenes.isEmpty() ? List.of() : scenes.get().scenes(Optional.empty());
    }
}
