package workbook.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium for the tests of a class. Without one, each test is skipped, and counted as that; with {@code CI=true} the tests
 * fail instead, since a build that is relied upon must not leave them out.
 */
final class Chromium implements ExecutionCondition, AfterAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private @Nullable ChromeDriver driver;

    private static Optional<Path> program(String... names) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> browser() {
        return program("chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<Path> itsDriver() {
        return program("chromedriver");
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean there = browser().isPresent() && itsDriver().isPresent();
        if (there || context.getTestMethod().isEmpty()) {
            return ConditionEvaluationResult.enabled("a class, or a browser is there");
        }
        String missing = "expected the programs chromium and chromedriver in PATH, for the tests of the page; found "
                + (browser().isPresent() ? "only chromium" : itsDriver().isPresent() ? "only chromedriver" : "none")
                + ". On Debian: apt-get install chromium chromium-driver";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }

    /** Returns the browser, which is started by the first call. */
    ChromeDriver driver() {
        if (driver == null) {
            ChromeOptions options = new ChromeOptions();
            options.setBinary(browser().orElseThrow().toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-dev-shm-usage",
                    "--hide-scrollbars");
            LoggingPreferences logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.ALL);
            options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
            driver = new ChromeDriver(
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(itsDriver().orElseThrow().toFile())
                            .usingAnyFreePort()
                            .build(),
                    options);
            driver.manage().timeouts().scriptTimeout(PATIENCE);
        }
        return driver;
    }

    /** Makes the page as large as this. A window cannot be as narrow as a phone, so the size is emulated. */
    void size(int width, int height) {
        driver().manage().window().setSize(new Dimension(Math.max(width, 600), height));
        driver().executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Opens an address, in a new document also if only the fragment differs. */
    void open(String url) {
        driver().get("about:blank");
        driver().get(url);
        waitFor("document.querySelector('.scenes')?.value");
    }

    /** Runs a script in each document that is opened, before those of the page, until what it returns is closed. */
    AutoCloseable inEachDocument(String script) {
        Object id = driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                .get("identifier");
        return () -> driver().executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", id));
    }

    /** Leaves the page, before its server ends. */
    void leave() {
        driver().get("about:blank");
        console();
    }

    /** Waits until an expression in the page is true. */
    void waitFor(String expression) {
        Object answer = driver().executeAsyncScript("""
                        const done = arguments[arguments.length - 1];
                        const end = performance.now() + 20000;
                        (function look() {
                          if (%s) done('');
                          else if (performance.now() > end) done(document.body.innerText.slice(0, 500));
                          else setTimeout(look, 5);
                        })();
                        """.formatted(expression));
        if (!"".equals(answer)) {
            throw new AssertionError("timed out after 20 s waiting for " + expression + "; the page says:\n" + answer);
        }
    }

    /** Returns how much processor time the page needs for something, in milliseconds; what other programs do does not count. */
    double processorMillis(Runnable body) {
        driver().executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        double before = taskSeconds();
        body.run();
        return (taskSeconds() - before) * 1_000;
    }

    @SuppressWarnings("unchecked") // the protocol says so
    private double taskSeconds() {
        List<Map<String, Object>> metrics = (List<Map<String, Object>>)
                driver().executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
        return metrics.stream()
                .filter(metric -> "TaskDuration".equals(metric.get("name")))
                .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue())
                .findFirst()
                .orElseThrow();
    }

    /** Evaluates a script in the page. */
    @SuppressWarnings("unchecked") // the caller knows what the script returns
    <T> T run(String script, Object... arguments) {
        return (T) driver().executeScript(script, arguments);
    }

    /** Evaluates a script that calls its last argument with what it returns. */
    @SuppressWarnings("unchecked") // the caller knows what the script returns
    <T> T runLater(String script, Object... arguments) {
        return (T) driver().executeAsyncScript(script, arguments);
    }

    /** Returns what the page has written to the console since the last call. */
    List<String> console() {
        return driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (driver != null) {
            driver.quit();
            driver = null;
        }
    }
}
