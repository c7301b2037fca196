package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.command.ToyHouse.Run;

/** What learners hand in is graded in JVMs of their own, and nobody harms anybody else. */
class FinalGradingIT {
    private static final String RIGHT_ECHO = """
            public class MyEcho implements Echo {
                @Override
                public String say(String word) {
                    return word;
                }
            }
            """;

    @TempDir
    Path folder;

    @TempDir
    Path learners;

    private ToyHouse house;

    @BeforeEach
    void copyTheHouse() {
        house = ToyHouse.in(folder);
    }

    @Test
    void nobodyHarmsAnybodyElse() throws IOException {
        handIn("ann/chapters/01-sum/MySum.java", ToyHouse.RIGHT_SUM);
        handIn("ann/chapters/02-echo/MyEcho.java", RIGHT_ECHO);
        handIn("bob/chapters/01-sum/MySum.java", "public class MySum implements Sum { oops");
        handIn("bob/chapters/02-echo/MyEcho.java", RIGHT_ECHO);
        handIn("cid/chapters/01-sum/MySum.java", ToyHouse.RIGHT_SUM);
        handIn("cid/chapters/02-echo/MyEcho.java", RIGHT_ECHO.replace("return word;", "while (true) {}"));
        // System.exit itself is seen before anything runs; this is how one gets past that look.
        handIn(
                "dan/chapters/01-sum/MySum.java",
                ToyHouse.RIGHT_SUM.replace(
                        "return a + b;",
                        "try { return (int) System.class.getMethod(\"ex\" + \"it\", int.class).invoke(null, 0); }"
                                + " catch (ReflectiveOperationException e) { return 0; }"));
        handIn("dan/chapters/02-echo/MyEcho.java", RIGHT_ECHO);
        Files.createDirectories(learners.resolve("eve"));

        Run run = house.run(
                "grade",
                "--out",
                learners.resolve("grades").toString(),
                "--final",
                learner("ann"),
                learner("bob"),
                learner("cid"),
                learner("dan"),
                learner("eve"));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("""
                learner  01      02      all
                ann      2 of 2  1 of 1  3 of 3
                bob      0 of 2  1 of 1  1 of 3
                cid      2 of 2  0 of 1  2 of 3
                dan      0 of 2  1 of 1  1 of 3
                eve      0 of 2  0 of 1  0 of 3

                bob, 01-sum: MySum.java does not compile: MySum.java:1""");
        assertThat(run.out())
                .contains("dan, 01-sum: ended the JVM, with status 0: does it call System.exit?\n")
                .contains("eve, 01-sum, 02-echo: no such file was handed in\n");
        JsonNode json =
                new ObjectMapper().readTree(learners.resolve("grades.json").toFile());
        assertThat(json.at("/learners/2/chapters/1/results/0/message").asText())
                .contains("took longer than 2 s; it stands at MyEcho.java:4");
        assertThat(Files.readAllLines(learners.resolve("grades.csv")))
                .contains("\"ann\",\"01-sum\",\"1.2\",\"1.2 many numbers\",\"done\",\"\",\"MySum.java\"");
    }

    @Test
    void whatIsNotStartedIsRedAndTheirTestsAreNotLookedAt() throws IOException {
        handIn("ann/01-sum/MySum.java", house.read("01-sum/MySum.java"));
        handIn("ann/01-sum/test/SumContract.java", "nonsense");
        handIn("ann/01-sum/Sum.java", "nonsense");

        Run run = house.run("grade", "01", "--out", learners + "/grades", "--final", learner("ann"));

        assertThat(run.out()).startsWith("""
                learner  01      all
                ann      0 of 2  0 of 2
                """);
        assertThat(Files.readString(learners.resolve("grades.csv")))
                .contains("\"1.1 two numbers\",\"red\",\"not started: 1.1 two numbers (MySum.java:9)\"");
    }

    private String learner(String name) {
        return learners.resolve(name).toString();
    }

    private void handIn(String name, String text) throws IOException {
        Path file = learners.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
