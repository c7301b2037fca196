package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.grade.RejectedAnswerException;

class MineOptionTest {
    @TempDir
    Path folder;

    @Command(name = "toy")
    static final class Toy {
        @Mixin
        final MineOption mine = new MineOption();
    }

    @Test
    void withoutItTheLibrarysClassRunsAndNothingIsCompiled() {
        assertThat(parsed().choose("no/such/MyWord.java", Supplier.class, () -> () -> "the library's")
                        .get())
                .isEqualTo("the library's");
    }

    @Test
    void withItTheLearnersClassIsCompiledAndRuns() throws IOException {
        Path file = write("return \"mine\";");

        assertThat(parsed("--mine")
                        .choose(file.toString(), Supplier.class, () -> () -> "the library's")
                        .get())
                .isEqualTo("mine");
    }

    @Test
    void aLearnersClassThatDoesNotCompileIsReportedWithItsLine() throws IOException {
        Path file = write("return mine;");

        assertThatThrownBy(() -> parsed("--mine").choose(file.toString(), Supplier.class, () -> () -> ""))
                .isInstanceOf(RejectedAnswerException.class)
                .hasMessageContaining("MyWord.java:3");
    }

    private static MineOption parsed(String... args) {
        var toy = new Toy();
        new CommandLine(toy).parseArgs(args);
        return toy.mine;
    }

    private Path write(String body) throws IOException {
        return Files.writeString(folder.resolve("MyWord.java"), """
                public class MyWord implements java.util.function.Supplier<String> {
                    public String get() {
                        %s
                    }
                }
                """.formatted(body));
    }
}
