package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Finds the stub of a learner's file in the history of a real git repository. */
@EnabledIf("hasGit")
class StubInGitIT {
    @TempDir
    Path folder;

    @Test
    void theStubIsFoundAfterTheLearnerHasCommitted() throws Exception {
        ToyWorkbook home = ToyWorkbook.in(folder);
        String stub = home.read("01-sum/MySum.java") + "// the newest stub\n";
        git("init", "-q");
        commit();
        home.write("01-sum/MySum.java", stub);
        commit();
        home.write("01-sum/MySum.java", stub.replace("throw new Todo(\"1.1 two numbers\")", "return a + b"));
        commit();
        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);
        commit();

        ToyWorkbook.Run run = home.run("reset", "01", "--yes");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(home.read("01-sum/MySum.java")).isEqualTo(stub);
    }

    private void commit() throws Exception {
        git("add", ".");
        git("-c", "user.name=toy", "-c", "user.email=toy@example.com", "commit", "-q", "-m", "toy");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        git.getOutputStream().close();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(command + ": " + said).isZero();
    }

    static boolean hasGit() {
        try {
            return new ProcessBuilder("git", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (Exception e) {
            return false;
        }
    }
}
