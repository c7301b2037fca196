package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.checkout.Markdown.Block;
import workbook.checkout.Markdown.Check;
import workbook.cli.WorkbookHome;

/** The scripts print what the READMEs show. The translations have the same blocks (see TranslationIT). Only one chapter: {@code -Dchapter=03}. */
@DisabledOnOs(OS.WINDOWS)
class ReadmeIT {
    private static final String CHAPTER = System.getProperty("chapter", "");

    private final WorkbookHome home = WorkbookHome.find();

    @TestFactory
    Stream<DynamicTest> aCheckedBlockIsWhatItsCommandPrints() throws IOException {
        var tests = Stream.<DynamicTest>builder();
        for (Path folder : Readmes.folders(home)) {
            if (!folder.getFileName().toString().startsWith(CHAPTER)) {
                continue;
            }
            Path readme = folder.resolve(Readmes.ENGLISH);
            for (Block block : Markdown.parse(Readmes.read(readme)).blocks()) {
                block.check().ifPresent(check -> {
                    String place = home.root().relativize(readme) + ":" + block.line();
                    tests.add(DynamicTest.dynamicTest(
                            place + " " + check.command(), () -> check(place, check, block.text())));
                });
            }
        }
        return tests.build();
    }

    @TestFactory
    Stream<DynamicTest> everyChaptersReadmeShowsWhatItsScriptPrints() {
        List<Path> chapters = Readmes.folders(home).stream()
                .filter(folder -> !folder.equals(home.root()))
                .toList();
        return chapters.stream()
                .map(chapter -> DynamicTest.dynamicTest(
                        chapter.getFileName().toString(),
                        () -> assertThat(Markdown.parse(Readmes.read(chapter.resolve(Readmes.ENGLISH)))
                                        .blocks())
                                .as(
                                        "a block after <!-- check: ./jbang %s -->; see docs/readme-checks.md",
                                        chapter.getFileName())
                                .anyMatch(block -> block.check()
                                        .filter(check -> runs(check, chapter))
                                        .isPresent())));
    }

    private static boolean runs(Check check, Path chapter) {
        return (check.command() + " ").startsWith("./jbang " + chapter.getFileName() + " ");
    }

    private void check(String place, Check check, String shown) throws IOException, InterruptedException {
        Launcher.Run run = Launcher.run(home.root(), check.command());

        assertThat(run.status())
                .as("exit status of %s; its errors:%n%s", check.command(), run.err())
                .isEqualTo(check.exit());
        String printed = Output.mask(check.stderr() ? run.err() : run.out(), home.root());
        String expected = Output.mask(shown, home.root());
        if (!Output.matches(expected, printed)) {
            assertThat(printed)
                    .as(
                            "%s shows something else than %s prints now (apart from masks and '...' lines). It printed:%n%s",
                            place, check.command(), check.stderr() ? run.err() : run.out())
                    .isEqualTo(expected);
        }
    }
}
