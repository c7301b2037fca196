package site;

import static org.assertj.core.api.Assertions.assertThat;

import headless.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.cli.WorkbookHome;

/**
 * There is a picture of each Mermaid diagram, and no other. With {@code -Dsite.draw=true}, what is missing is drawn by Mermaid in a
 * browser, and what is not needed is deleted.
 */
class DiagramsIT {
    private static final Path PICTURES = Path.of("src/main/resources/site", Diagrams.FOLDER);

    /** Wider than most fonts: what fits a picture that was drawn with it fits with the fonts of the readers. */
    private static final String FONT = "DejaVu Sans, Droid Sans Fallback, sans-serif";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void thereIsAPictureOfEachDiagram() throws IOException {
        Map<String, String> diagrams = new TreeMap<>();
        for (MarkdownFile text :
                Site.texts(new Repository(WorkbookHome.find(), "")).values()) {
            text.blocks("mermaid").forEach(mermaid -> diagrams.put(Diagrams.name(mermaid) + ".svg", mermaid));
        }
        assertThat(diagrams).as("diagrams").hasSizeGreaterThan(20);
        if (Boolean.getBoolean("site.draw")) {
            draw(diagrams);
        }
        assertThat(pictures()).as("the pictures in " + PICTURES).isEqualTo(new TreeSet<>(diagrams.keySet()));
    }

    private static TreeSet<String> pictures() throws IOException {
        try (Stream<Path> files = Files.list(PICTURES)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void draw(Map<String, String> diagrams) throws IOException {
        Files.createDirectories(PICTURES);
        for (String name : pictures()) {
            if (!diagrams.containsKey(name)) {
                Files.delete(PICTURES.resolve(name));
            }
        }
        CHROMIUM.driver().get("about:blank");
        CHROMIUM.size(1200, 900);
        CHROMIUM.run(
                "const script = document.createElement('script'); script.text = arguments[0]; document.head.append(script)",
                resource("/META-INF/resources/webjars/mermaid/" + System.getProperty("mermaid.version")
                        + "/dist/mermaid.min.js"));
        assertThat(CHROMIUM.<Number>run("""
                        const pen = document.createElement('canvas').getContext('2d');
                        pen.font = '16px ' + arguments[0];
                        return Math.round(pen.measureText('对象').width)
                        """, FONT).intValue())
                .as(
                        "the width of two Chinese characters at 16 pixels; install a Chinese font, such as fonts-droid-fallback")
                .isEqualTo(32);
        for (Map.Entry<String, String> diagram : diagrams.entrySet()) {
            if (!Files.exists(PICTURES.resolve(diagram.getKey()))) {
                String svg = CHROMIUM.runLater(
                        resource("/site/draw.js"),
                        diagram.getValue(),
                        "d" + diagram.getKey().replace(".svg", ""),
                        FONT);
                assertThat(svg).startsWith("<svg").endsWith("</svg>");
                Files.writeString(PICTURES.resolve(diagram.getKey()), svg + "\n");
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DiagramsIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
