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
import org.jspecify.annotations.Nullable;
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
     * @param session the fragment, such as {@code #03-ghost}
     */
    static String page(String chapter, String session) {
        return "stage/index.html?chapter=" + chapter + session;
    }

    /** Returns whether the library was compiled for the browser: without that, nothing can be played. */
    static boolean hasEngine(Repository repository) {
        return repository.has(ENGINE + "/engine.js");
    }

    /**
     * A wrong answer of a chapter on the stage.
     *
     * @param session what was played, so that it is seen
     */
    record OnStage(String chapter, String mutant, String session) {
        /** Returns the page that plays the session with this part; {@code library} is the right one. */
        String page(String part) {
            return "stage/index.html?chapter=" + chapter + "&part=" + part + "#" + session;
        }
    }

    /** Returns the wrong answers that can be seen on the stage. */
    static List<OnStage> wrongAnswers(Repository repository) throws IOException {
        if (!hasEngine(repository)) {
            return List.of();
        }
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
        try (Stream<Path> see = Files.list(repository.path(SEE))) {
            for (Path file : see.sorted().toList()) {
                files.put("stage/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        if (hasEngine(repository)) {
            try (Stream<Path> engine = Files.list(repository.path(ENGINE))) {
                for (Path file : engine.sorted().toList()) {
                    files.put("stage/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
        } else {
            throw new IllegalStateException("expected the library compiled for the browser in " + ENGINE
                    + ", found no engine.js there. Build it: mvn -Psite -pl lib/site -am package -DskipTests");
        }
        for (String name : List.of("hero.html", "hero.js", "hero.css")) {
            files.put("stage/" + name, Assets.read("/site/stage/" + name));
        }
        files.put("stage/hero.json", Recording.of(repository.home(), "08-informers", "08-story"));
    }

    /** Returns the scenes of a chapter; none if it has none. */
    static List<Scene> scenes(WorkbookHome home, String chapter) throws Exception {
        Scenes<?> scenes = load(home, chapter);
        return scenes == null ? List.of() : scenes.scenes(Optional.empty());
    }

    /** Returns the class of a chapter whose name ends with Scenes; null if there is none. */
    static @Nullable Scenes<?> load(WorkbookHome home, String chapter) throws Exception {
        Path folder = home.chapter(chapter);
        try (Stream<Path> files = Files.list(folder)) {
            Optional<String> name = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Scenes.java"))
                    .map(file -> file.replaceFirst("\\.java$", ""))
                    .findFirst();
            return name.isEmpty()
                    ? null
                    : (Scenes<?>) Class.forName(name.get()).getConstructor().newInstance();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + folder, e);
        }
    }
}
