package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import workbook.cli.WorkbookHome;

/** Every README has a translation, with the same structure and of the current version. */
class TranslationIT {
    private final WorkbookHome home = WorkbookHome.find();

    @TestFactory
    Stream<DynamicTest> everyReadmeHasATranslationOfItsLatestText() {
        return Readmes.folders(home).stream()
                .map(folder -> DynamicTest.dynamicTest(
                        home.root().relativize(folder).toString() + "/", () -> checkTranslation(folder)));
    }

    @TestFactory
    Stream<DynamicTest> everyRelativeLinkLeadsToAFile() {
        return Readmes.folders(home).stream()
                .flatMap(folder -> Stream.of(Readmes.ENGLISH, Readmes.CHINESE).map(folder::resolve))
                .filter(Files::exists)
                .map(readme ->
                        DynamicTest.dynamicTest(home.root().relativize(readme).toString(), () -> checkLinks(readme)));
    }

    @Test
    void aStaleTranslationIsDetected() {
        assertThat(Readmes.sign("old")).isNotEqualTo(Readmes.sign("new")).contains("README.md, sha256 ");
    }

    private static void checkTranslation(Path folder) throws IOException {
        assertThat(folder.resolve(Readmes.ENGLISH)).isRegularFile();
        assertThat(folder.resolve(Readmes.CHINESE)).isRegularFile();
        String english = Readmes.read(folder.resolve(Readmes.ENGLISH));
        String chinese = Readmes.read(folder.resolve(Readmes.CHINESE));

        assertThat(chinese)
                .as("the translation is of an older README.md; update it, and write this line into it")
                .contains(Readmes.sign(english));
        Markdown source = Markdown.parse(english);
        Markdown target = Markdown.parse(chinese);
        assertThat(target.headingLevels()).as("levels of the headings").isEqualTo(source.headingLevels());
        assertThat(codes(target)).as("fenced blocks").isEqualTo(codes(source));
    }

    /** Returns the blocks that must be equal in both languages; text in pictures may be translated. */
    private static List<String> codes(Markdown markdown) {
        return markdown.blocks().stream()
                .map(block -> block.info() + "\n" + (block.info().equals("mermaid") ? "" : block.text()))
                .toList();
    }

    private static void checkLinks(Path readme) throws IOException {
        for (String link : Markdown.parse(Readmes.read(readme)).links()) {
            String path = link.replaceFirst("#.*", "");
            if (!path.isEmpty() && !path.contains(":")) {
                assertThat(readme.resolveSibling(path).normalize())
                        .as("link " + link)
                        .exists();
            }
        }
    }
}
