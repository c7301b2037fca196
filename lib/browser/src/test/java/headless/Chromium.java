package headless;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
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
 * A headless Chromium for the tests of a class; it can reach 127.0.0.1 and nothing else. Without one, each test is skipped, and counted as
 * that; with {@code CI=true} the tests fail instead.
 */
public final class Chromium implements ExecutionCondition, AfterAllCallback {
    private ChromeDriver driver;

    private static Optional<Path> program(String... names) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> browser() {
        return program("chromium", "chromium-browser", "google-chrome");
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean there = browser().isPresent() && program("chromedriver").isPresent();
        if (there || context.getTestMethod().isEmpty()) {
            return ConditionEvaluationResult.enabled("a class, or a browser is there");
        }
        String missing = "expected the programs chromium and chromedriver in PATH."
                + " On Debian: apt-get install chromium chromium-driver";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }

    /** Returns the browser, which is started by the first call. */
    public ChromeDriver driver() {
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
                    "--hide-scrollbars",
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
            LoggingPreferences logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.ALL);
            logs.enable(LogType.PERFORMANCE, Level.ALL);
            options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
            driver = new ChromeDriver(
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(
                                    program("chromedriver").orElseThrow().toFile())
                            .usingAnyFreePort()
                            .build(),
                    options);
            driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(90));
        }
        return driver;
    }

    /** Makes the page as large as this. A window cannot be as narrow as a phone, so the size is emulated. */
    public void size(int width, int height) {
        driver().manage().window().setSize(new Dimension(Math.max(width, 600), height));
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver().executeCdpCommand(name, parameters);
    }

    /** Returns the processor time of the page's process; {@code Performance.enable} begins it. */
    public double taskSeconds() {
        return ((List<?>) command("Performance.getMetrics", Map.of()).get("metrics"))
                .stream()
                        .map(metric -> (Map<?, ?>) metric)
                        .filter(metric -> "TaskDuration".equals(metric.get("name")))
                        .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue())
                        .findFirst()
                        .orElseThrow();
    }

    /** Waits until an expression in the page is true. */
    public void waitFor(String expression) {
        Object answer = driver().executeAsyncScript("""
                        const done = arguments[arguments.length - 1];
                        const end = performance.now() + 60000;
                        (async function look() {
                          if (await (%s)) done('');
                          else if (performance.now() > end) done(document.body.innerText.slice(0, 500));
                          else setTimeout(look, 10);
                        })();
                        """.formatted(expression));
        if (!"".equals(answer)) {
            throw new AssertionError("timed out after 60 s waiting for " + expression + "; the page says:\n" + answer);
        }
    }

    /** Evaluates a script in the page. */
    @SuppressWarnings("unchecked") // the caller knows what the script returns
    public <T> T run(String script, Object... arguments) {
        return (T) driver().executeScript(script, arguments);
    }

    /** Evaluates a script that calls its last argument with what it returns. */
    @SuppressWarnings("unchecked") // the caller knows what the script returns
    public <T> T runLater(String script, Object... arguments) {
        return (T) driver().executeAsyncScript(script, arguments);
    }

    /** Returns what pages have written to the console since the last call. */
    public List<String> console() {
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
