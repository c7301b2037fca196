package browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import headless.Chromium;
import headless.StaticServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.chrome.ChromeDriver;
import workbook.predict.Questions;
import workbook.puzzle.Puzzle;
import workbook.puzzle.PuzzleStage;
import workbook.puzzle.Puzzles;
import workbook.stage.Scene;
import workbook.stage.Session;

/** The page with the engine in Chromium, from a static server, without any other network. */
class EngineInChromiumIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final OnTheJvm JVM = new OnTheJvm();

    private static final Path ENGINE = Path.of("target/engine"); // its engine.js is in place of the page's

    private static final Path PAGE = Path.of("../workbook/src/main/resources/workbook/see");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static StaticServer site;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        site = new StaticServer(ENGINE, PAGE);
    }

    @BeforeEach
    void browser() {
        browser = CHROMIUM.driver();
        browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        CHROMIUM.size(1280, 900);
        CHROMIUM.console();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static void open(String rest) {
        browser.get("about:blank");
        browser.get(site.url() + "index.html" + rest);
        CHROMIUM.waitFor("document.querySelector('.scenes')?.value && !document.body.dataset.busy");
    }

    /** Calls the engine as the page does. */
    private static JsonNode engine(String method, Object... args) throws Exception {
        String answer = (String) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                import('./engine.js')
                  .then(({engine}) => engine[arguments[0]](...JSON.parse(arguments[1])))
                  .then((answer) => done(JSON.stringify(answer)), (error) => done(JSON.stringify({error: String(error)})));
                """, method, JSON.writeValueAsString(args));
        return JSON.readTree(answer);
    }

    @Test
    void everySceneHasTheStepsOfTheJvm() throws Exception {
        open("");
        for (Scene scene : JVM.scenes()) {
            Session session = OnTheJvm.play(scene);

            JsonNode played = engine("play", session.toString(), 0, "library");

            assertThat(OnTheJvm.comparable(played)).as(session.toString()).isEqualTo(JVM.play(session));
        }
        assertThat(CHROMIUM.console()).isEmpty();
    }

    @Test
    void thePagePlaysEverySceneToItsEnd() {
        for (Scene scene : JVM.scenes()) {
            open("?chapter=" + scene.id().substring(0, 2) + "#" + OnTheJvm.play(scene));

            JsonNode right = JVM.play(OnTheJvm.play(scene));
            assertThat(browser.executeScript("return document.querySelector('.steps li:last-child').dataset.step"))
                    .as(scene.id())
                    .isEqualTo(String.valueOf(right.path("steps").size()));
            assertThat(browser.executeScript("return document.querySelector('.faults').innerText"))
                    .isEqualTo("");
        }
        assertThat(CHROMIUM.console()).isEmpty();
    }

    @Test
    void everyPuzzleIsWonByItsLine() throws Exception {
        open("");
        for (Puzzle puzzle : Puzzles.all(JVM.home)) {
            Session session = new Session(puzzle.scene(), PuzzleStage.SEED, puzzle.line());

            JsonNode played = engine("play", session.toString(), 0, puzzle.id());

            assertThat(played.at("/puzzle/broken").asBoolean()).as(puzzle.id()).isTrue();
            assertThat(played.at("/puzzle/why/0/en").asText())
                    .isEqualTo(puzzle.why().en());
            assertThat(engine("giveUp", puzzle.id()).path("line")).hasSameSizeAs(puzzle.line());
        }
        assertThat((String) browser.executeScript("return localStorage.getItem('workbook.puzzles')"))
                .contains(Puzzles.all(JVM.home).stream()
                        .map(puzzle -> '"' + puzzle.id() + '"')
                        .toList());
    }

    @Test
    void randomSessionsHaveTheStepsOfTheJvm() throws Exception {
        open("");
        for (Session session : JVM.random(10)) {
            JsonNode played = engine("play", session.toString(), 0, "library");

            assertThat(OnTheJvm.comparable(played)).as(session.toString()).isEqualTo(JVM.play(session));
        }
    }

    @Test
    void anAnswerIsJudgedAndKept() throws Exception {
        open("?chapter=08#08-late/1/");
        browser.executeScript("localStorage.removeItem('workbook.predictions')");
        for (var question : Questions.of(JVM.home, "08-informers").first()) {
            JsonNode refused = engine("predict", question.id(), "?!");
            JsonNode answered = engine("predict", question.id(), "a");
            var verdict = question.judge("a");
            if (verdict.isEmpty()) {
                assertThat(answered.path("error").asText()).contains("expected ");
            } else {
                assertThat(answered.path("right").asBoolean())
                        .isEqualTo(verdict.get().right());
                assertThat(answered.at("/why/zh").asText())
                        .isEqualTo(question.why().zh());
                assertThat((String) browser.executeScript("return localStorage.getItem('workbook.predictions')"))
                        .contains("\"" + question.id() + "\":\"a\"");
            }
            assertThat(refused.path("error").asText()).contains("expected ");
        }
    }

    @Test
    void aWrongAnswerStandsOnTheStageByItsName() {
        open("?chapter=05&part=MergeOnReplace#"
                + OnTheJvm.play(JVM.scenes().stream()
                        .filter(scene -> scene.id().equals("05-replace"))
                        .findFirst()
                        .orElseThrow()));

        assertThat(browser.executeScript("return document.body.innerText"))
                .asString()
                .contains("MergeOnReplace");
        assertThat(browser.executeScript("return document.querySelector('.dock').innerText"))
                .asString()
                .contains("the store has pod-1@103; the server has no pod-1");
    }

    /** The worker of a part that loops is ended; the page lives on, and the next session has a new worker. */
    @Test
    void aWorkerThatHangsIsEnded() throws Exception {
        open("");
        browser.executeScript("""
                const RealWorker = Worker;
                self.Worker = class extends RealWorker {
                  postMessage(message) {
                    if (message.operation !== 'read') { self.Worker = RealWorker; return; } // never answered
                    super.postMessage(message);
                  }
                };
                """);
        Session session = OnTheJvm.play(JVM.scenes().get(0));
        JsonNode hung = JSON.readTree((String) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                import('./engine.js?again')
                  .then(async ({engine}) => done(JSON.stringify([
                    await engine.play(arguments[0], 0, 'library'), await engine.play(arguments[0], 0, 'library')])));
                """, session.toString()));

        assertThat(hung.at("/0/problem/message").asText()).startsWith("expected an answer within 10 s");
        assertThat(OnTheJvm.comparable(hung.path(1))).isEqualTo(JVM.play(session));
    }

    /**
     * On a processor a quarter as fast, with nothing in the cache. What is asserted is processor time of the page, in which the browser's
     * throttling counts, and other programs of a busy machine do not.
     */
    @Test
    void thePageIsSoonInteractiveOnASlowDevice() {
        Session session = OnTheJvm.play(JVM.scenes().get(0));
        browser.get(site.url() + "icon.svg"); // in the same process
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.clearBrowserCache", Map.of());
        browser.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        browser.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", 4));
        double interactive;
        try {
            double before = CHROMIUM.taskSeconds();
            browser.get(site.url() + "index.html#" + session);
            CHROMIUM.waitFor("document.querySelector('.scenes')?.value");
            interactive = (CHROMIUM.taskSeconds() - before) * 1_000;
            Number shown = (Number) browser.executeScript("return performance.now()");
            CHROMIUM.waitFor("!document.body.dataset.busy");
            Number played = (Number) browser.executeScript("return performance.now()");
            System.out.printf(
                    "4 x slower, the page of the stage needs %.0f ms of the processor; it can be used after %.0f ms,"
                            + " its first session is played after %.0f ms%n",
                    interactive, shown.doubleValue(), played.doubleValue());
        } finally {
            browser.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", 1));
        }
        assertThat(interactive).as("milliseconds of a slow processor").isBetween(1.0, 2_000.0);
    }

    /** The best of four rounds: a busy machine only makes one longer. */
    @Test
    void aSecondPlaysHundredsOfSteps() {
        open("");
        Number perSecond = (Number) browser.executeAsyncScript(
                """
                const [sessions, done] = arguments;
                import('./engine.js').then(async ({engine}) => {
                  let best = 0;
                  for (let from = 0; from < sessions.length; from += 25) {
                    let steps = 0;
                    const begin = performance.now();
                    for (const session of sessions.slice(from, from + 25)) steps += (await engine.play(session, 0, 'library')).steps.length;
                    best = Math.max(best, steps / (performance.now() - begin) * 1000);
                  }
                  done(best);
                });
                """, JVM.random(100).stream().map(Session::toString).toList());
        System.out.printf("random sessions: %.0f steps a second%n", perSecond.doubleValue());
        assertThat(perSecond.doubleValue()).isGreaterThan(300);
    }
}
