package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workbook.cli.WorkbookHome;
import workbook.see.SeeServer;
import workbook.stage.Scene;
import workbook.stage.Session;
import workbook.stage.StageRun;
import workbook.stage.Step;

/** What the page shows after each step of each scene is what the trace of the scene says. */
class SeePageStatesIT {
    private static final WorkbookHome HOME =
            WorkbookHome.at(Path.of("../..").toAbsolutePath().normalize());
    private static final long SEED = 1;

    /** Returns the rows of each part that is drawn, as they are in the attributes and as they can be read. */
    private static final String READ = """
            const slider = document.querySelector('.timeline input');
            const read = () => {
              const parts = {};
              for (const part of document.querySelectorAll('[data-part]')) {
                parts[part.dataset.part] = [...part.querySelectorAll('[data-row]')].map((row) => {
                  const copy = row.cloneNode(true);
                  copy.querySelectorAll('.sign').forEach((sign) => sign.remove());
                  return [row.dataset.row, copy.textContent];
                });
              }
              return parts;
            };
            return arguments[0].map((at) => {
              slider.value = at;
              slider.dispatchEvent(new Event('input'));
              return read();
            });
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private SeeServer server;

    static List<String> chaptersWithScenes() {
        return HOME.chapters().stream()
                .filter(chapter -> !ChapterClasses.scenes(HOME.chapter(chapter)).isEmpty())
                .toList();
    }

    @AfterEach
    void stop() {
        CHROMIUM.leave();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("chaptersWithScenes")
    void eachStepOfEachSceneIsDrawnAsItIs(String chapter) throws Exception {
        ChapterScenes scenes = ChapterScenes.of(HOME, chapter, false, null, null);
        server = SeeServer.start(scenes.page());
        CHROMIUM.size(1600, 900);
        CHROMIUM.console();
        for (Scene scene : scenes.scenes("library")) {
            Session session = new Session(scene.id(), SEED, scene.play());
            List<Map<String, List<String>>> states = states(scene, session);
            CHROMIUM.open(server.url() + "#" + session);
            CHROMIUM.waitFor("document.querySelector('.timeline input').value == " + (states.size() - 1));
            List<Integer> order = inTurnAndMixed(states.size());
            List<Map<String, List<List<String>>>> drawn = CHROMIUM.run(READ, order);
            for (int i = 0; i < order.size(); i++) {
                int step = order.get(i);
                assertThat(rows(drawn.get(i), 0))
                        .as("%s after step %d", scene.id(), step)
                        .isEqualTo(states.get(step));
                drawn.get(i)
                        .forEach((part, rows) -> rows.forEach(row -> assertThat(bare(row.get(1)))
                                .as("what can be read in %s", part)
                                .isEqualTo(
                                        part.equals("log")
                                                ? bare(row.get(1))
                                                : bare(row.get(0).replaceFirst("^knows ", "")))));
            }
            CHROMIUM.<Object>run(READ, List.of(states.size() - 1));
            for (int width : List.of(1280, 390)) {
                CHROMIUM.size(width, 720);
                assertThat(CHROMIUM.<List<String>>run("""
                                return [...document.querySelectorAll('.panel, .caption')]
                                    .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
                                    .map((one) => `${one.className}: ${one.textContent.slice(0, 80)}`)
                                """))
                        .as("what sticks out of its card in %s, %d wide", scene.id(), width)
                        .isEmpty();
            }
            CHROMIUM.size(1600, 900);
        }
        assertThat(CHROMIUM.console()).isEmpty();
    }

    private static List<Map<String, List<String>>> states(Scene scene, Session session) {
        try (StageRun run = StageRun.play(scene, session)) {
            Map<String, List<String>> state = new LinkedHashMap<>(run.beginning());
            List<Map<String, List<String>>> states = new ArrayList<>();
            states.add(withRows(state));
            for (Step step : run.steps()) {
                step.changes().forEach(change -> state.put(change.part(), change.after()));
                states.add(withRows(state));
            }
            return states;
        }
    }

    private static Map<String, List<String>> withRows(Map<String, List<String>> state) {
        Map<String, List<String>> copy = new LinkedHashMap<>(state);
        copy.values().removeIf(List::isEmpty);
        copy.computeIfPresent(
                "log",
                (part, rows) -> rows.stream()
                        .sorted(Comparator.comparing(row -> row.replaceFirst(".*@", ""))) // the line of versions
                        .toList());
        return copy;
    }

    private static Map<String, List<String>> rows(Map<String, List<List<String>>> drawn, int column) {
        return withRows(drawn.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        part -> part.getValue().stream()
                                .map(row -> row.get(column))
                                .toList())));
    }

    /** All steps forward, all backward, and back and forth. */
    private static List<Integer> inTurnAndMixed(int states) {
        List<Integer> forward = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            forward.add(i);
        }
        List<Integer> mixed = new ArrayList<>(forward);
        Collections.shuffle(mixed, new Random(states));
        return Stream.of(forward, mixed).flatMap(List::stream).toList();
    }

    /** Returns a text without spaces, arrows and namespaces, which are drawn as something else. */
    private static String bare(String text) {
        return text.replace(" to ", "→").replaceAll("\\s", "").replaceAll("default/", "");
    }

    @Test
    void theStepButtonPlaysTheStory() throws Exception {
        ChapterScenes scenes = ChapterScenes.of(HOME, "04-reflector", false, null, null);
        server = SeeServer.start(scenes.page());
        Scene scene = scenes.scenes("library").get(1);
        CHROMIUM.open(server.url() + "#" + scene.id());
        Object steps = CHROMIUM.driver().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const on = document.querySelector('.transport .stepOn');
                const last = document.querySelector('.transport .last');
                let steps = 0;
                (function step() {
                  if (document.body.dataset.busy) return setTimeout(step, 2);
                  if (steps > 500 || (steps > 0 && location.hash.slice(1) === arguments[0] && last.disabled)) return done(steps);
                  document.querySelector('.question:not([hidden]) button[type=button]')?.click();
                  on.click();
                  steps++;
                  setTimeout(step, 2);
                })();
                """.replace(
                        "arguments[0] &&", "'" + new Session(scene.id(), SEED, scene.play()) + "' &&"));
        assertThat(((Number) steps).intValue()).isBetween(20, 200);
        int shown = states(scene, new Session(scene.id(), SEED, scene.play())).size() - 1;
        assertThat(CHROMIUM.<String>run("return document.querySelector('.transport .at').textContent"))
                .isEqualTo("Step " + shown + " of " + shown);
    }
}
