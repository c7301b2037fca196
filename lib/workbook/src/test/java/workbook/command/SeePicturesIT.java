package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.openqa.selenium.OutputType;
import workbook.cli.WorkbookHome;
import workbook.see.SeeServer;

/**
 * The pictures of the stage in the READMEs. {@code -Dpictures.write=true} makes them again; without it, they are looked at: each is there,
 * and small.
 */
class SeePicturesIT {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int WIDTH = 1040;
    private static final int MOST_BYTES = 60 * 1024;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** Plays the session, and shows the step that is so many before its last. */
    @ParameterizedTest
    @CsvFileSource(resources = "pictures.csv", delimiter = '|')
    @EnabledIfSystemProperty(named = "pictures.write", matches = "true")
    void thePictureIsMadeAgain(String file, String chapter, String session, int before, int height) throws Exception {
        ChapterScenes scenes = ChapterScenes.of(WorkbookHome.at(ROOT), chapter, false, null, null);
        try (SeeServer server = SeeServer.start(scenes.page())) {
            CHROMIUM.size(WIDTH, height);
            CHROMIUM.open(server.url());
            CHROMIUM.run("localStorage.setItem('theme', 'light'); localStorage.setItem('language', 'en')");
            CHROMIUM.open(server.url() + "#" + session);
            CHROMIUM.waitFor("!document.body.dataset.busy");
            for (int i = 0; i < before; i++) {
                CHROMIUM.run("document.querySelector('.back').click()");
            }
            CHROMIUM.run("document.body.classList.add('picture-only'); window.dispatchEvent(new Event('resize'))");
            CHROMIUM.runLater("setTimeout(arguments[0], 500)");
            byte[] picture = CHROMIUM.driver().getScreenshotAs(OutputType.BYTES);
            ImageIO.write(
                    withFewColours(read(picture)), "png", ROOT.resolve(file).toFile());
            CHROMIUM.leave();
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "pictures.csv", delimiter = '|')
    void thePictureIsThereAndSmallAndShown(String file, String chapter) throws IOException {
        byte[] picture = Files.readAllBytes(ROOT.resolve(file));
        assertThat(picture).hasSizeBetween(10_000, MOST_BYTES);
        assertThat(read(picture).getWidth()).isEqualTo(WIDTH);
        for (String readme : new String[] {"README.md", "README.zh-CN.md"}) {
            String link = file.equals("docs/stage.png") ? file : "../../" + file;
            Path shows = link.equals(file) ? ROOT : WorkbookHome.at(ROOT).chapter(chapter);
            assertThat(Files.readString(shows.resolve(readme))).matches("(?s).*!\\[[^\\]]{20,}\\]\\(" + link + "\\).*");
        }
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    /** Returns the picture with its 256 most frequent colours, which makes half of the bytes; the others become the nearest of these. */
    private static BufferedImage withFewColours(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int rgb : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            counts.merge(rgb, 1, Integer::sum);
        }
        int[] frequent = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(256)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        IndexColorModel colours = new IndexColorModel(8, frequent.length, frequent, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage small =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int index = nearest.computeIfAbsent(picture.getRGB(x, y), rgb -> nearest(rgb, frequent));
                small.getRaster().setSample(x, y, 0, index); // not drawImage, which makes dots of two colours
            }
        }
        return small;
    }

    private static int nearest(int rgb, int[] colours) {
        return IntStream.range(0, colours.length)
                .boxed()
                .min(Comparator.comparingInt(i -> distance(rgb, colours[i])))
                .orElseThrow();
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int difference = (one >> shift & 255) - (other >> shift & 255);
            sum += difference * difference;
        }
        return sum;
    }
}
