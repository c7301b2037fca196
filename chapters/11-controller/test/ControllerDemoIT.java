import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The output of the script of chapter 11. The expected lines are written by hand. */
class ControllerDemoIT {
    @Test
    void copiesAndRepairsAndCleansUp() {
        assertThat(run().lines().map(String::strip))
                .containsSubsequence(
                        "the source was written three times; keys in the queue: 2, one per namespace",
                        "workbook-a: create, color=red",
                        "workbook-a: update, color=red",
                        "workbook-a: create, color=red",
                        "workbook-a: update, color=red: 409 Conflict",
                        "workbook-a: requeued, next attempt in 5 ms",
                        "workbook-a: update, color=red",
                        "the server has: color=red, note: mine",
                        "workbook-c: create, color=red: 500 InternalError",
                        "workbook-c: requeued, next attempt in 20 ms",
                        "workbook-c: create, color=red",
                        "workbook-a: delete",
                        "workbook-c: delete",
                        "workbook-b still has the ConfigMap that is not a copy: {note=not a copy}")
                .doesNotContain("workbook-b: create, color=red", "workbook-b: delete", "istio-system: create, color=red")
                .contains("Deleted the objects of this run: 3 Namespaces.");
    }

    private static String run(String... args) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new ControllerDemo()).execute(args)).isZero();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
