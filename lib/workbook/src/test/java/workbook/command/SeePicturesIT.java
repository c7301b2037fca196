package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.OutputType;
import workbook.cli.WorkbookHome;
import workbook.see.SeeServer;

/**
 * The pictures of the stage in the READMEs. {@code -Dpictures.write=true} makes them again; without it, they are looked at: each is there,
 * and small.
 */
class SeePicturesIT {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int MOST_BYTES = 100 * 1024;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @CsvSource({
        "docs/stage.png, 08-informers, 08-slow, 'slow:slow,quiet,update:pod-1,quiet,create:pod-4,delete:pod-2,update:pod-3,go:reflector,go:reflector'",
    })
    @EnabledIfSystemProperty(named = "pictures.write", matches = "true")
    void thePictureIsMadeAgain(String file, String chapter, String scene, String actions) throws Exception {
        ChapterScenes scenes = ChapterScenes.of(WorkbookHome.at(ROOT), chapter, false, null, null);
        try (SeeServer server = SeeServer.start(scenes.page())) {
            CHROMIUM.size(1040, 540);
            CHROMIUM.open(server.url());
            CHROMIUM.run("localStorage.setItem('theme', 'light'); localStorage.setItem('language', 'en')");
            CHROMIUM.open(server.url() + "#" + scene + "/1/" + actions);
            CHROMIUM.waitFor("!document.body.dataset.busy");
            CHROMIUM.run("document.body.classList.add('picture-only'); window.dispatchEvent(new Event('resize'))");
            CHROMIUM.runLater("setTimeout(arguments[0], 500)");
            Files.write(ROOT.resolve(file), CHROMIUM.driver().getScreenshotAs(OutputType.BYTES));
            CHROMIUM.leave();
        }
    }

    @ParameterizedTest
    @CsvSource("docs/stage.png")
    void thePictureIsThereAndSmall(String file) throws IOException {
        byte[] picture = Files.readAllBytes(ROOT.resolve(file));
        assertThat(picture).hasSizeBetween(10_000, MOST_BYTES);
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isGreaterThan(900);
    }
}
