package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The first version of a learner's file, in the history of a real git. */
@EnabledIf("hasGit")
class StubInGitIT {
    @TempDir
    Path folder;

    @Test
    void aLearnerWhoHasCommittedTheirWorkGetsTheStubBack() throws Exception {
        ToyHouse house = ToyHouse.in(folder);
        String stub = house.read("01-sum/MySum.java") + "// the newest stub\n";
        git("init", "-q");
        commit();
        house.write("01-sum/MySum.java", stub);
        commit();
        house.write("01-sum/MySum.java", stub.replace("throw new Todo(\"1.1 two numbers\")", "return a + b"));
        commit();
        house.write("01-sum/MySum.java", ToyHouse.RIGHT_SUM);
        commit();

        ToyHouse.Run run = house.run("reset", "01", "--yes");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(house.read("01-sum/MySum.java")).isEqualTo(stub);
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
