package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import workbook.cli.WorkbookHome;
import workbook.grade.AnswerLoader.Answers;
import workbook.puzzle.SolvedPuzzles;
import workbook.see.FixedScenes;
import workbook.see.PagePuzzles;
import workbook.see.PageQuestions;
import workbook.see.SceneSource;
import workbook.see.SeeServer;
import workbook.see.Sources;
import workbook.see.StagePage;
import workbook.stage.Scene;
import workbook.stage.Session;
import workbook.stage.StageRun;
import workbook.stage.Step;
import workbook.trace.Scenes;

/** The page of {@code ./jbang workbook see} in a browser: for everybody, with keys alone, and fast with many objects. */
class SeePageIT {
    private static final WorkbookHome HOME =
            WorkbookHome.at(Path.of("../..").toAbsolutePath().normalize());
    private static final Path PAGE = Path.of("src/main/resources/workbook/see");
    private static final Scene SCENE = Scene.of("x", "two handlers", "two handlers")
            .withHandlers("fast", "slow")
            .withPlay("quiet", "update:pod-1", "quiet", "time");
    private static final String SESSION =
            "x/3/quiet,slow:slow,update:pod-1,quiet,create:pod-3,delete:pod-2,go:reflector,go:reflector";

    /** How often a step is drawn, forth and back, when its time is measured. */
    private static final int DRAWN = 8;

    /** For a chapter without puzzles. */
    private static final Scenes<Object> NO_SCENES = new Scenes<>() {
        @Override
        public String file() {
            return "";
        }

        @Override
        public Class<Object> type() {
            return Object.class;
        }

        @Override
        public List<Scene> scenes(Optional<Answers<Object>> answers) {
            return List.of();
        }
    };

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private SeeServer server;

    private void open(Scene scene, String session, int width, int height) throws Exception {
        server = SeeServer.start(new StagePage(
                new FixedScenes("08", List.of(SceneSource.LIBRARY), List.of(scene)),
                new PageQuestions(HOME, "08-informers"),
                new PagePuzzles(HOME, "01-clients", NO_SCENES),
                new Sources(HOME, List.of())));
        CHROMIUM.size(width, height);
        CHROMIUM.open(server.url() + "#" + session);
        CHROMIUM.waitFor("!document.body.dataset.busy");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            CHROMIUM.leave();
            server.close();
        }
    }

    private static String text(String selector) {
        return CHROMIUM.run("return document.querySelector(arguments[0]).textContent", selector);
    }

    private static void type(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(CHROMIUM.driver()).sendKeys(key).perform();
            CHROMIUM.waitFor("!document.body.dataset.busy");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, light, 1280, 720", "zh, dark, 1280, 720", "zh, light, 390, 844", "en, dark, 390, 844"})
    void axeFindsNoViolation(String language, String theme, int width, int height) throws Exception {
        open(SCENE, SESSION, width, height);
        CHROMIUM.run(
                "localStorage.setItem('language', arguments[0]); localStorage.setItem('theme', arguments[1])",
                language,
                theme);
        CHROMIUM.open(server.url() + "#" + SESSION);
        CHROMIUM.waitFor("!document.body.dataset.busy && document.documentElement.lang.startsWith('" + language + "')");
        CHROMIUM.run(new EmbeddedResourceAxeProvider().getScript());
        assertThat(violations()).isEmpty();
        assertThat(CHROMIUM.<Boolean>run("return document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is cut off at the side")
                .isTrue();
        CHROMIUM.run("document.querySelector('.ask').click()");
        assertThat(violations()).as("help").isEmpty();
    }

    private static List<String> violations() {
        return CHROMIUM.runLater("""
                const done = arguments[arguments.length - 1];
                document.querySelectorAll('.flights > *').forEach((flying) => flying.remove());
                axe.run(document).then((found) => done(found.violations.flatMap((violation) => violation.nodes.map((node) =>
                    `${violation.id}: ${node.html.slice(0, 120)} ${node.failureSummary}`))), (error) => done([String(error)]));
                """);
    }

    @Test
    void keysAloneAreEnough() throws Exception {
        open(SCENE, "x/3/", 1280, 720);
        type(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(text(".caption .line")).isEqualTo("reflector LIST: pod-1@101, pod-2@102, at 102");
        type(Keys.ARROW_LEFT);
        assertThat(text(".caption .line")).isEqualTo("you starts the informer");
        type(Keys.END);
        assertThat(CHROMIUM.<String>run("return location.hash")).isEqualTo("#x/3/quiet");
        type("c", "x");
        assertThat(CHROMIUM.<String>run("return location.hash")).isEqualTo("#x/3/quiet,create:pod-1,cut");
        type("1");
        assertThat(CHROMIUM.<String>run("return location.hash")).isEqualTo("#x/3/quiet,create:pod-1,cut,go:reflector");
        type(Keys.HOME, " ");
        CHROMIUM.waitFor("document.querySelector('.timeline input').value > 1");
        type(" ");
        String paused = text(".transport .at");
        type("?");
        assertThat(CHROMIUM.<Boolean>run("return document.querySelector('dialog').open"))
                .isTrue();
        type(Keys.ESCAPE);
        assertThat(CHROMIUM.<Boolean>run("return document.querySelector('dialog').open"))
                .isFalse();
        assertThat(text(".transport .at")).isEqualTo(paused);
        assertThat(CHROMIUM.console()).isEmpty();
    }

    @Test
    void everythingThatCanBeClickedIsReachedWithTab() throws Exception {
        open(SCENE, SESSION, 1280, 720);
        long wanted = CHROMIUM.<Long>run("""
                return [...document.querySelectorAll('button, select, input, summary')]
                    .filter((one) => !one.disabled && one.checkVisibility() && !one.closest('dialog')).length
                """);
        CHROMIUM.run("document.body.focus()");
        List<Object> reached = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            new Actions(CHROMIUM.driver()).sendKeys(Keys.TAB).perform();
            Object focused = CHROMIUM.driver().switchTo().activeElement();
            if (reached.contains(focused)) {
                break;
            }
            reached.add(focused);
        }
        assertThat(reached.size()).isGreaterThanOrEqualTo((int) wanted).isGreaterThan(30);
    }

    @Test
    void theAddressReplaysWhatWasDone() throws Exception {
        open(SCENE, "x/3/", 1280, 720);
        type("q", "c", Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT, "d", "n", "q");
        String address = CHROMIUM.run("return location.href");
        List<String> shown = steps();
        CHROMIUM.open(address);
        CHROMIUM.waitFor("!document.body.dataset.busy");
        assertThat(steps()).isEqualTo(shown);
        String session = address.substring(address.indexOf('#') + 1);
        assertThat(session).contains("delete:pod-1").doesNotContain("create");
        try (StageRun run = StageRun.play(SCENE, Session.parse(session))) {
            List<Step> steps = run.steps();
            assertThat(shown)
                    .containsExactlyElementsOf(steps.stream()
                            .map(step -> step.number() + " " + step.actor() + " " + step.what())
                            .toList());
        }
    }

    /** Returns the steps as the list of the page has them. */
    private static List<String> steps() {
        return CHROMIUM.run("""
                return [...document.querySelectorAll('.steps li')].map((item) => {
                  const copy = item.cloneNode(true);
                  copy.querySelectorAll('.sign').forEach((sign) => sign.remove());
                  return item.value + ' ' + copy.textContent.replaceAll(' → ', ' to ');
                })
                """);
    }

    @Test
    void whatIsNoSceneIsSaid() throws Exception {
        open(SCENE, "no-such/1/quiet", 1280, 720);
        assertThat(text(".note")).isEqualTo("There is no scene no-such/1/quiet. The first one is shown.");
        CHROMIUM.open(server.url() + "#x/1/jump");
        CHROMIUM.waitFor("document.querySelector('.note').textContent");
        assertThat(text(".note")).startsWith("expected an action, such as next or create:pod-4, found \"jump\".");
    }

    /** The stream of events may open after something was said; what was said stays. */
    @Test
    void whatIsSaidBeforeTheEventsComeStays() throws Exception {
        try (AutoCloseable ignored = CHROMIUM.inEachDocument("""
                window.EventSource = class {
                  addEventListener() {}
                  close() {}
                  set onopen(opened) {
                    setTimeout(function look() {
                      if (!document.querySelector('.note').textContent) return setTimeout(look, 5);
                      opened();
                      document.body.dataset.opened = 'true';
                    });
                  }
                };
                """)) {
            open(SCENE, "x/1/jump", 1280, 720);
            CHROMIUM.waitFor("document.body.dataset.opened");
            assertThat(text(".caption .what")).isEmpty();
            assertThat(text(".note")).startsWith("expected an action, such as next or create:pod-4, found \"jump\".");
        }
    }

    @Test
    void aPuzzleGivesHintsAndItsAnswer() throws Exception {
        server = SeeServer.start(
                ChapterScenes.of(HOME, "06-indexer", false, null, null).page());
        CHROMIUM.size(1280, 720);
        CHROMIUM.open(server.url() + "#puzzle/06-two-places/");
        CHROMIUM.waitFor("!document.body.dataset.busy && document.querySelector('.puzzle h3')");
        assertThat(text(".puzzle h3")).isEqualTo("A pod in two places");
        type("q");
        assertThat(text(".puzzle .left")).isEqualTo("3 of 4 actions left");
        CHROMIUM.run("document.querySelectorAll('.puzzle button')[1].click()");
        assertThat(text(".puzzle .hint")).isEqualTo("Which of your actions changes the label of a pod?");
        CHROMIUM.run("[...document.querySelectorAll('.puzzle button')].at(-1).click()");
        CHROMIUM.waitFor("document.querySelector('.puzzle code')");
        assertThat(text(".puzzle code")).isEqualTo("quiet, update:pod-1, quiet");
        assertThat(CHROMIUM.console()).isEmpty();
    }

    /** With buttons, a list, and a key; what was solved is kept where the terminal keeps it. */
    @Test
    void aPuzzleIsWon(@TempDir Path folder) throws Exception {
        for (String part : List.of("chapters", "lib", "jbang-catalog.json")) {
            Files.createSymbolicLink(folder.resolve(part), HOME.root().resolve(part));
        }
        WorkbookHome home = WorkbookHome.at(folder);
        server = SeeServer.start(
                ChapterScenes.of(home, "06-indexer", false, null, null).page());
        CHROMIUM.size(1280, 720);
        CHROMIUM.open(server.url() + "#puzzle/06-two-places/");
        CHROMIUM.waitFor("!document.body.dataset.busy && document.querySelector('.puzzle h3')");
        CHROMIUM.driver().findElement(By.cssSelector("[data-verb=quiet]")).click();
        CHROMIUM.waitFor("!document.body.dataset.busy");
        CHROMIUM.driver()
                .findElement(By.cssSelector(".choose.pod option[value='pod-2']"))
                .click();
        CHROMIUM.driver().findElement(By.cssSelector("[data-verb=update]")).click();
        CHROMIUM.waitFor("!document.body.dataset.busy");
        assertThat(text(".puzzle .left")).isEqualTo("2 of 4 actions left");
        assertThat(CHROMIUM.<Boolean>run("return document.querySelector('.puzzle .won') === null"))
                .as("not won yet")
                .isTrue();
        type("q");
        CHROMIUM.waitFor("document.querySelector('.puzzle .won')");
        assertThat(text(".puzzle .won"))
                .startsWith("You broke it.")
                .contains("The index must remove the key under the old value");
        assertThat(text(".puzzle details")).isNotEmpty();
        type(Keys.END);
        assertThat(text(".faults")).contains("by the objects in the store it should have");
        assertThat(CHROMIUM.<String>run("return location.hash"))
                .isEqualTo("#puzzle/06-two-places/quiet,update:pod-2,quiet");
        assertThat(Files.readString(SolvedPuzzles.of(home).file()))
                .contains("06-two-places", "quiet,update:pod-2,quiet");
        assertThat(CHROMIUM.console()).isEmpty();
    }

    @Test
    void aTitleIsTextAndNoMarkup() throws Exception {
        open(
                Scene.of("x", "<img src=x onerror=alert(1)><b>bold</b>", "<img src=x onerror=alert(1)><b>bold</b>"),
                "x/1/quiet",
                1280,
                720);
        assertThat(text("h1")).isEqualTo("<img src=x onerror=alert(1)><b>bold</b>");
        assertThat(CHROMIUM.<Long>run("return document.querySelectorAll('img, h1 b').length"))
                .isZero();
        assertThat(CHROMIUM.console()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"50", "10000"})
    void aStepIsDrawnInTime(int objects) throws Exception {
        String[] pods =
                IntStream.rangeClosed(1, objects).mapToObj(i -> "pod-" + i).toArray(String[]::new);
        Scene many = Scene.of("x", "many pods", "many pods").withPods(pods);
        open(many, "x/1/next,next,next,next,next,update:pod-7,create:pod-x,go:reflector,go:reflector", 1280, 720);
        int steps = CHROMIUM.<Number>run("return +document.querySelector('.timeline input').max")
                .intValue();
        assertThat(steps).isGreaterThan(7);
        for (int step = 0; step < steps; step++) {
            assertThat(leastOfThree(ofDrawing(step)) / DRAWN)
                    .as("milliseconds of processor time for step %d", step + 1)
                    .isLessThan(16);
        }
        String server = text(".panel.server");
        assertThat(server).contains("pod-1@101").contains("and " + String.format("%,d", objects + 1 - 24) + " more");
        assertThat(CHROMIUM.<Long>run("return document.querySelectorAll('*').length"))
                .isLessThan(1_500);
    }

    /** What else the machine does, and the first time, only add to what drawing needs. */
    private static double leastOfThree(Runnable drawing) {
        return DoubleStream.generate(() -> CHROMIUM.processorMillis(drawing))
                .limit(3)
                .min()
                .orElseThrow();
    }

    /** Draws a step from the one before, again and again. */
    private static Runnable ofDrawing(int step) {
        return () -> CHROMIUM.run("""
                const slider = document.querySelector('.timeline input');
                const draw = (at) => {
                  slider.value = at;
                  slider.dispatchEvent(new Event('input'));
                  return document.body.offsetHeight;
                };
                for (let i = 0; i < arguments[1]; i += 2) {
                  draw(arguments[0] + 1);
                  draw(arguments[0]);
                }
                """, step, DRAWN);
    }

    @Test
    void thePageIsSmall() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(PAGE)) {
            files = all.toList();
        }
        long bytes = 0;
        long lines = 0;
        for (Path file : files) {
            bytes += Files.size(file);
            lines += Files.readAllLines(file).size();
        }
        assertThat(bytes).as("bytes that are loaded").isBetween(10_000L, 300 * 1024L);
        assertThat(lines).as("lines").isBetween(1_000L, 3_000L);
        assertThat(files)
                .filteredOn(file -> file.toString().endsWith(".js"))
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .as("strangers' texts are never markup")
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"));
        assertThat(files)
                .filteredOn(
                        file -> !file.endsWith("engine.js") && file.toString().endsWith(".js"))
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .as("only the engine sends requests")
                        .doesNotContain("fetch(", "EventSource", "XMLHttpRequest"));
    }
}
