package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import workbook.cli.UserError;
import workbook.see.RecordedPage;
import workbook.see.RecordedRun;
import workbook.see.SeeServer;

/**
 * The run of a failed test on the page, in a browser. The file is what the test kit has recorded of its controller that creates an object
 * twice; lib/junit's {@code RecordingTest} records it again and compares.
 */
class SeeRecordedRunIT {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Path FILE = Path.of("src/test/resources/workbook/see/recorded-run.json");

    @TempDir
    Path folder;

    @Test
    void thePageShowsTheStepsAndEndsWithTheBrokenInvariant() throws Exception {
        RecordedRun run = RecordedRun.read(FILE);
        int steps = run.steps().size();
        try (SeeServer server = SeeServer.start(new RecordedPage(run))) {
            CHROMIUM.size(1400, 900);
            CHROMIUM.open(server.url());
            CHROMIUM.waitFor("document.querySelectorAll('.side .what, .side li').length >= " + steps);
            assertThat(text(".at")).isEqualTo("Before the first step");
            assertThat(text(".faults")).isEmpty();
            assertThat(isShown(".actions")).isFalse();

            click(".stepOn");
            CHROMIUM.waitFor("document.querySelector('.at').textContent === 'Step 1 of %d'".formatted(steps));
            assertThat(text(".line")).startsWith("FAULT at 0.000 s: watch lag of ");

            click(".last");
            CHROMIUM.waitFor("document.querySelector('.at').textContent === 'Step %d of %d'".formatted(steps, steps));
            assertThat(text(".line")).startsWith("invariant at ").endsWith(run.failure());
            assertThat(text(".faults")).isEqualToIgnoringCase("Broken" + run.failure());
            assertThat(rows("received of configmaps, settings")).isEmpty();
            assertThat(rows("wire of configmaps, settings")).hasSize(3);
            assertThat(rows("invariants")).singleElement().asString().endsWith(": BROKEN");
            assertThat(rows("server"))
                    .filteredOn(row -> row.startsWith("configmaps n0/"))
                    .hasSize(2);
            click(".stepOn"); // after the last step there is nothing
            assertThat(text(".at")).isEqualTo("Step %d of %d".formatted(steps, steps));

            click(".back");
            CHROMIUM.waitFor(
                    "document.querySelector('.at').textContent === 'Step %d of %d'".formatted(steps - 1, steps));
            assertThat(text(".line")).contains("POST configmaps in n0: 201");
            assertThat(rows("invariants")).singleElement().asString().endsWith(": holds");

            click(".language");
            CHROMIUM.waitFor("document.documentElement.lang === 'zh-CN'");
            assertThat(text(".whose")).isEqualTo("记录下来的一次运行");
            click(".language");
            assertThat(CHROMIUM.console()).isEmpty();
            CHROMIUM.leave();
        }
    }

    @Test
    void anotherFileIsRefused() throws Exception {
        assertRefused(folder.resolve("none.json"), "found no file ");
        assertRefused(folder, "expected a file that a failed test");
        assertRefused(Files.writeString(folder.resolve("text.json"), "no JSON"), "found something else: ");
        assertRefused(Files.writeString(folder.resolve("empty.json"), "{}"), "found something else: ");
        assertRefused(
                Files.writeString(
                        folder.resolve("newer.json"), Files.readString(FILE).replace("simulation/1", "simulation/2")),
                "expected the format informers-simulation/1, found informers-simulation/2");
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> RecordedRun.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.toString());
    }

    private static void click(String selector) {
        CHROMIUM.driver().findElement(By.cssSelector(selector)).click();
    }

    private static String text(String selector) {
        return CHROMIUM.run("return document.querySelector(arguments[0]).textContent", selector);
    }

    private static boolean isShown(String selector) {
        return CHROMIUM.run(
                "return getComputedStyle(document.querySelector(arguments[0])).display !== 'none'", selector);
    }

    /** Returns the rows of a part, without its state. */
    private static List<String> rows(String part) {
        return CHROMIUM.run(
                "return [...document.querySelectorAll(`[data-part='${arguments[0]}'] li`)].map((row) => row.dataset.row)",
                part);
    }
}
