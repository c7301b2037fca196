package site;

import static org.assertj.core.api.Assertions.assertThat;

import headless.Chromium;
import headless.StaticServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import workbook.cli.Language;
import workbook.cli.WorkbookHome;
import workbook.predict.Question;
import workbook.predict.Questions;
import workbook.predict.Verdict;

/** What a reader does: searches, answers questions, reads off-line; and how much and how long the first page loads. */
class SiteUseIT {
    private static final Path SITE = Path.of(System.getProperty("site.folder"));

    private static final int KILOBYTE = 1024;

    /** The recording, if the page has one. */
    private static final String PLAYS =
            "[...document.querySelectorAll('iframe')].every((frame) => frame.contentDocument.body?.dataset.ready)";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private StaticServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new StaticServer(SITE); // each on a port of its own: no test sees what another one has kept
        CHROMIUM.size(1280, 900);
    }

    @AfterEach
    void close() {
        CHROMIUM.driver().get("about:blank");
        server.close();
    }

    private void open(String page) {
        CHROMIUM.driver().get(server.url() + page);
        CHROMIUM.waitFor("document.querySelector('.search') && !document.querySelector('.search').hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, tombstone, docs/glossary.html#tombstone",
        "chapters/05-store/index.html, resource version, docs/glossary.html#resourceversion",
        "docs/glossary.html, ghosts, chapters/03-deltafifo/index.html",
        "zh/index.html, 墓碑, zh/docs/glossary.html",
        "zh/chapters/05-store/index.html, 工作队列, zh/chapters/11-controller/index.html",
    })
    void theSearchFinds(String page, String query, String expected) {
        open(page);
        CHROMIUM.driver().findElement(By.id("search")).sendKeys(query);
        CHROMIUM.waitFor("document.querySelectorAll('#found a').length > 0");
        assertThat(CHROMIUM.<List<String>>run(
                        "return [...document.querySelectorAll('#found a')].map((one) => decodeURI(one.href))"))
                .anyMatch(url -> url.startsWith(server.url() + expected));
    }

    @Test
    void theSearchIsOperatedByKeys() {
        open("chapters/03-deltafifo/index.html");
        CHROMIUM.driver().findElement(By.tagName("body")).sendKeys("/");
        CHROMIUM.driver().switchTo().activeElement().sendKeys("bookmark");
        CHROMIUM.waitFor("document.querySelectorAll('#found a').length > 1");
        CHROMIUM.driver().switchTo().activeElement().sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(
                        CHROMIUM.<String>run(
                                "return document.getElementById(document.querySelector('#search').getAttribute('aria-activedescendant')).getAttribute('aria-selected')"))
                .isEqualTo("true");
        String url = CHROMIUM.run("return document.querySelector('#found [aria-selected=true]').href");
        CHROMIUM.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        CHROMIUM.waitFor("location.href === '" + url + "'");
    }

    /** Also pages that were never opened. */
    @Test
    void theSiteWorksOffLineAfterTheFirstVisit() {
        open("index.html");
        CHROMIUM.waitFor("navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)");
        server.close();
        CHROMIUM.console();
        for (String page :
                List.of("", "chapters/04-reflector/index.html", "zh/", "zh/chapters/11-controller/index.html")) {
            CHROMIUM.driver().get(server.url() + page);
            CHROMIUM.waitFor("document.querySelector('.theme') && !document.querySelector('.theme').hidden");
            assertThat(CHROMIUM.<String>run("return document.querySelector('h1').textContent"))
                    .as(page)
                    .isNotEmpty();
        }
        CHROMIUM.driver().findElement(By.id("search")).sendKeys("调谐");
        CHROMIUM.waitFor("document.querySelectorAll('#found a').length > 0");
        assertThat(CHROMIUM.console()).isEmpty();
    }

    @Test
    void questionsAreAskedAndAnswersAreKept() {
        open("chapters/03-deltafifo/index.html");
        CHROMIUM.waitFor("document.querySelector('#quiz form')");
        CHROMIUM.run("document.querySelector('#quiz input[value=a]').click()");
        CHROMIUM.run("document.querySelector('#quiz input[type=text]').value = 'two or three'");
        CHROMIUM.run("document.querySelector('#quiz [type=submit]').click()");
        assertThat(CHROMIUM.<String>run("return document.querySelector('#quiz .refused').textContent"))
                .isEqualTo("expected a number, found 'two or three'.");
        CHROMIUM.run("document.querySelector('#quiz input[type=text]').value = 'one'");
        CHROMIUM.run("document.querySelector('#quiz [type=submit]').click()");
        List<String> verdicts = List.of("Question 1: not right", "Question 2: not answered", "Question 3: right");
        String read = "return [...document.querySelectorAll('#quiz .compared h3')].map((one) => one.textContent)";
        assertThat(CHROMIUM.<List<String>>run(read)).isEqualTo(verdicts);
        assertThat(CHROMIUM.<String>run("return document.querySelector('#quiz .compared').textContent"))
                .contains("You expected: five; the first one returns Added of pod-1")
                .contains("What happened: three; the first one returns")
                .contains("Five operations look like five entries")
                .contains("popped Added {pod-1 1}, Updated {pod-1 11}, Deleted {pod-1 11}")
                .contains("Why: Three pops, one for each object");
        assertThat(
                        CHROMIUM.<Boolean>run(
                                "return document.querySelector(document.querySelector('#quiz .compared .fact a').hash) !== null"))
                .as("the place of the explanation is in the page")
                .isTrue();
        assertThat(CHROMIUM.<Map<String, Object>>run("return JSON.parse(localStorage.getItem('workbook.predictions'))"))
                .isEqualTo(Map.of("03-pops", "a", "03-deletions", "1"));
        CHROMIUM.run("document.querySelector('#quiz .buttons button').click()");
        CHROMIUM.run("document.querySelectorAll('#quiz fieldset')[1].querySelector('input').click()");
        CHROMIUM.run("document.querySelector('#quiz [type=submit]').click()");
        verdicts = CHROMIUM.run(read);
        open("zh/chapters/03-deltafifo/index.html");
        CHROMIUM.waitFor("document.querySelectorAll('#quiz .compared').length === 3");
        assertThat(CHROMIUM.<List<String>>run(read))
                .hasSameSizeAs(verdicts)
                .first()
                .isEqualTo("问题 1：不正确");
        open("chapters/05-store/index.html");
        assertThat(CHROMIUM.<List<String>>run(
                        "return [...document.querySelectorAll('#quiz .recall h3')].map((one) => one.textContent)"))
                .as("questions come back in a later chapter")
                .isNotEmpty()
                .containsOnly("From chapter 03, changed");
    }

    /** The page reads answers as the command does. */
    @Test
    void answersAreJudgedAsInTheTerminal() throws IOException {
        WorkbookHome home = WorkbookHome.find();
        open("index.html");
        List<String> usual = List.of(
                "",
                "a",
                "B.",
                "c)",
                " d ",
                "e",
                "z",
                "0",
                "3",
                "007",
                "-2",
                "three",
                "twice",
                "one or two",
                "3 or 4",
                "两",
                "三次",
                "没有",
                "x, y",
                "x -> y then z",
                "pod-1",
                "\"pod-1\".",
                "“pod-2”",
                "a b  c",
                "Pod-1、pod-2；pod-3");
        int judged = 0;
        for (String name : home.chapters()) {
            Questions questions = Questions.of(home, name);
            List<Question> all = new ArrayList<>(questions.first());
            questions.later().forEach(recall -> all.add(recall.question()));
            for (Question question : all) {
                List<String> typed = new ArrayList<>(usual);
                typed.add(question.form().right(Language.ENGLISH));
                if (question.form() instanceof workbook.predict.ShortText text) {
                    typed.addAll(text.wrong().keySet());
                }
                List<String> page =
                        CHROMIUM.runLater("""
                        const [question, typed, done] = arguments;
                        import(new URL('assets/judge.js', document.baseURI)).then(({judge}) => done(typed.map((one) => {
                          const verdict = judge(question, one);
                          return verdict ? `${verdict.given} ${verdict.right} ${verdict.but}` : 'unreadable';
                        })));
                        """, ChapterQuestions.question(question, Language.ENGLISH), typed);
                assertThat(page)
                        .as(question.id())
                        .isEqualTo(typed.stream()
                                .map(one -> words(question.judge(one)))
                                .toList());
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(40);
    }

    private static String words(Optional<Verdict> verdict) {
        return verdict.map(one -> one.given() + " " + one.right() + " "
                        + (one.but() == null ? "" : one.but().in(Language.ENGLISH)))
                .orElse("unreadable");
    }

    /** With all that the page loads by itself, the recording too. */
    @ParameterizedTest
    @CsvSource({
        "index.html, 400",
        "zh/index.html, 400",
        "chapters/03-deltafifo/index.html, 200",
        "zh/chapters/08-informers/index.html, 200"
    })
    void aFirstVisitLoadsLittle(String page, int most) {
        open(page);
        CHROMIUM.waitFor(PLAYS);
        Map<String, Number> loaded = loaded();
        long bytes = loaded.values().stream().mapToLong(Number::longValue).sum();
        System.out.println(page + ": " + loaded.size() + " files, " + bytes / KILOBYTE + " KB with gzip");
        assertThat(loaded).hasSizeGreaterThan(4);
        assertThat(bytes).as("bytes of " + loaded).isGreaterThan(10 * KILOBYTE).isLessThan((long) most * KILOBYTE);
    }

    private static Map<String, Number> loaded() {
        return CHROMIUM.run("""
                const sizes = {};
                for (const view of [window, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)]) {
                  for (const entry of [...view.performance.getEntriesByType('navigation'), ...view.performance.getEntriesByType('resource')]) {
                    sizes[entry.name] = entry.encodedBodySize;
                  }
                }
                return sizes;
                """);
    }

    /** All files of the stage, with the compiled library, and all that the first page loads. */
    @Test
    void theEngineIsSmall() throws IOException {
        open("index.html");
        CHROMIUM.waitFor(PLAYS);
        long bytes = loaded().values().stream().mapToLong(Number::longValue).sum();
        try (Stream<Path> files = Files.list(SITE.resolve("stage"))) {
            for (Path file : files.toList()) {
                bytes += StaticServer.gzip(Files.readAllBytes(file)).length;
            }
        }
        System.out.println("the first page with the engine: " + bytes / KILOBYTE + " KB with gzip");
        assertThat(bytes).isBetween(300L * KILOBYTE, 800L * KILOBYTE);
    }

    /**
     * On a processor a quarter as fast, without anything kept, until the page can be used and its recording plays. What is asserted is
     * processor time, in which the browser's throttling counts, and other programs of a busy machine do not.
     */
    @Test
    void theFirstPageIsSoonInteractive() {
        CHROMIUM.driver().get(server.url() + "docs/glossary.html"); // in the same process
        CHROMIUM.command("Network.enable", Map.of());
        CHROMIUM.command("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        CHROMIUM.command("Network.setBypassServiceWorker", Map.of("bypass", true));
        CHROMIUM.command("Performance.enable", Map.of("timeDomain", "threadTicks"));
        CHROMIUM.command("Emulation.setCPUThrottlingRate", Map.of("rate", 4));
        double before = CHROMIUM.taskSeconds();
        open("index.html");
        CHROMIUM.waitFor(PLAYS);
        double millis = (CHROMIUM.taskSeconds() - before) * 1_000;
        Number wall = CHROMIUM.run("""
                const frame = document.querySelector('iframe').contentWindow;
                return frame.performance.timeOrigin + frame.performance.getEntriesByName('drawn')[0].startTime - performance.timeOrigin;
                """);
        CHROMIUM.command("Emulation.setCPUThrottlingRate", Map.of("rate", 1));
        CHROMIUM.command("Network.setBypassServiceWorker", Map.of("bypass", false));
        CHROMIUM.command("Network.setCacheDisabled", Map.of("cacheDisabled", false));
        System.out.println("4 x slower, the first page needs " + Math.round(millis)
                + " ms of the processor; it played after " + wall.longValue() + " ms");
        assertThat(millis).as("milliseconds of a slow processor").isBetween(1.0, 2_000.0);
    }
}
