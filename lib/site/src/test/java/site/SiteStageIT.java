package site;

import static org.assertj.core.api.Assertions.assertThat;

import headless.Chromium;
import headless.StaticServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import workbook.cli.WorkbookHome;
import workbook.puzzle.Puzzles;

/** The stage of each chapter plays in the page, with the library in the browser. */
class SiteStageIT {
    private static final Path SITE = Path.of(System.getProperty("site.folder"));

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private StaticServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new StaticServer(SITE);
        CHROMIUM.size(1280, 900);
    }

    @AfterEach
    void close() {
        CHROMIUM.driver().get("about:blank");
        assertThat(server.missing()).as("what pages asked for and is not there").isEmpty();
        server.close();
    }

    private void open(String page) {
        CHROMIUM.driver().get("about:blank");
        CHROMIUM.driver().get(server.url() + page);
    }

    /** Plays the first scene of each chapter to its end, in one visit each. */
    @Test
    void theFirstSceneOfEachChapterPlays() {
        CHROMIUM.driver().get("about:blank");
        CHROMIUM.console();
        int chapters = 0;
        for (String name : WorkbookHome.find().chapters()) {
            open("chapters/" + name + "/index.html");
            String link = CHROMIUM.run("return document.querySelector('.onstage a.play')?.href ?? ''");
            if (link.isEmpty()) {
                assertThat(name).as("a chapter without a scene").matches("(01|13)-.*");
                continue;
            }
            chapters++;
            CHROMIUM.driver().get(link);
            CHROMIUM.waitFor("document.querySelector('.scenes')?.value && !document.body.dataset.busy");
            Number steps = CHROMIUM.runLater("""
                    const done = arguments[arguments.length - 1];
                    const on = document.querySelector('.transport .stepOn');
                    const story = () => document.querySelectorAll('.story li:not(.done)').length;
                    const end = performance.now() + 80000;
                    let steps = 0;
                    (function step() {
                      if (performance.now() > end) return done(-steps);
                      if (document.body.dataset.busy) return setTimeout(step, 2);
                      document.querySelector('.question:not([hidden]) button[type=button]')?.click();
                      if (story() === 0 && document.querySelector('.transport .last').disabled) return done(steps);
                      steps++;
                      on.click();
                      setTimeout(step, 2);
                    })();
                    """);
            assertThat(steps.intValue())
                    .as("steps of the first scene of " + name)
                    .isGreaterThan(5);
            assertThat(
                            CHROMIUM.<List<String>>run(
                                    "return [...document.querySelectorAll('.faults')].filter((one) => one.checkVisibility()).map((one) => one.textContent)"))
                    .as(name)
                    .isEmpty();
        }
        assertThat(chapters).isEqualTo(WorkbookHome.find().chapters().size() - 2);
        assertThat(CHROMIUM.console()).isEmpty();
    }

    @Test
    void aSceneOpensInThePageOfItsChapterInItsLanguage() {
        open("zh/chapters/04-reflector/index.html");
        CHROMIUM.waitFor("document.querySelector('.theme') && !document.querySelector('.theme').hidden");
        CHROMIUM.waitFor(
                "(document.querySelector('.onstage a.play').click(), document.querySelector('.player iframe') !== null)");
        CHROMIUM.waitFor("document.querySelector('.player iframe').contentDocument?.querySelector('.scenes')?.value");
        assertThat(CHROMIUM.<String>run(
                        "return document.querySelector('.player iframe').contentDocument.documentElement.lang"))
                .isEqualTo("zh-CN");
        CHROMIUM.run("document.querySelector('.player button').click()");
        assertThat(CHROMIUM.<Boolean>run(
                        "return document.activeElement.matches('a.play') && !document.querySelector('.player')"))
                .isTrue();
    }

    /** The puzzle of the first page is won by the line that gives it up. */
    @Test
    void thePuzzleOfTheFirstPageIsWon() {
        open("index.html");
        String link = CHROMIUM.run("return document.querySelector('.puzzle a.play').href");
        String line = Puzzles.all(WorkbookHome.find()).stream()
                .filter(puzzle -> link.endsWith("/" + puzzle.id()))
                .map(puzzle -> puzzle.line().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .findFirst()
                .orElseThrow();
        CHROMIUM.driver().get(link + "/" + line);
        CHROMIUM.waitFor("document.querySelector('.verdict.won')");
        assertThat(CHROMIUM.<List<String>>run("return JSON.parse(localStorage.getItem('workbook.puzzles'))"))
                .containsExactly("03-the-ghost");
    }

    @Test
    void aWrongAnswerIsSeenBesideTheRightOne() {
        open("chapters/05-store/wrong-answers.html");
        List<String> links = CHROMIUM.run(
                "return [...document.querySelector('.mutant:has(a.play)').querySelectorAll('a.play')].map((one) => one.href)");
        List<Integer> differences = new ArrayList<>();
        for (String link : links) {
            CHROMIUM.driver().get("about:blank");
            CHROMIUM.driver().get(link);
            CHROMIUM.waitFor(
                    "document.querySelector('.scenes')?.value && !document.body.dataset.busy && document.querySelector('.timeline input').value > 0");
            differences.add(CHROMIUM.driver()
                    .findElements(By.cssSelector(".picture .row"))
                    .size());
        }
        assertThat(differences).hasSize(2);
        assertThat(CHROMIUM.driver().findElement(By.cssSelector(".whose")).getText())
                .isEqualTo("the library's parts");
    }
}
