package chapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workbook.grade.Grade;
import workbook.grade.Grader;
import workbook.grade.MyAnswer;
import workbook.grade.Proof;

/** An answer cannot take the library's own part from an informer or a factory, which contain all parts. */
class ShortcutsIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "03-deltafifo | informers.informer.InformerParts.standard().queue()",
                "04-reflector | informers.informer.InformerParts.standard().reflector()",
                "05-store | informers.informer.InformerParts.standard().indexer()",
                "06-indexer | informers.informer.InformerParts.standard().indexer()",
                "07-handlers | informers.informer.InformerParts.standard().processor()",
                "08-informers | informers.informer.InformerParts.standard().processor()",
                "05-store | ((informers.informer.SharedIndexInformer<?>) null).store()",
                "08-informers | ((informers.informer.SharedIndexInformer<?>) null).hasSynced()",
                "08-informers | ((informers.factory.SharedInformerFactory) null).hashCode()",
                "09-factory | ((informers.factory.Clusters) null).hashCode()",
            })
    void thePartsOfAnInformerAreTheLibrarysAnswer(String chapter, String shortcut) throws IOException {
        Path chapters = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        Class<?> test = Proof.learnersTests(chapters).stream()
                .filter(one -> one.getAnnotation(MyAnswer.class).value().startsWith(chapter))
                .findFirst()
                .orElseThrow();
        Path file = chapters.resolve(test.getAnnotation(MyAnswer.class).value());
        String stub = Files.readString(file);
        int end = stub.lastIndexOf('}');
        String answer =
                stub.substring(0, end) + "\n    Object shortcut() {\n        return " + shortcut + ";\n    }\n}\n";

        Grade grade = Grader.grade(
                test, Files.writeString(folder.resolve(file.getFileName().toString()), answer));

        assertThat(grade.results()).hasSize(1);
        assertThat(grade.results().get(0).message()).contains("That is the library's answer to this exercise");
    }
}
