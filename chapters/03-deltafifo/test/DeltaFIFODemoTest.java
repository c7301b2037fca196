import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The script prints what client-go printed for the same operations. The expected lines were not copied from the script. */
class DeltaFIFODemoTest {
    @Test
    void theExamplePrintsWhatClientGoPrints() {
        assertThat(run())
                .containsSubsequence(
                        "   queued: [{pod-1 11} {pod-2 2} {pod-3 3}]",
                        "   Add Event: {pod-1 1}",
                        "   Update Event: {pod-1 11}",
                        "   Delete Event: {pod-1 11}",
                        "   Add Event: {pod-2 2}",
                        "   Add Event: {pod-3 3}",
                        "");
    }

    /** client-go 0.32 and 0.36: {@code popped [3] Added(...) Updated(...) Deleted(...)}, then two times {@code [1] Added}. */
    @Test
    void thePopsAreThoseOfClientGo() {
        assertThat(popped("   DeltaFIFO", "   RealFIFO"))
                .containsExactly(
                        "Added {pod-1 1}, Updated {pod-1 11}, Deleted {pod-1 11}",
                        "Added {pod-2 2}",
                        "Added {pod-3 3}");
    }

    @Test
    void a_RealFIFO_pops_the_same_deltas_one_by_one_in_the_order_of_arrival() {
        assertThat(popped("   RealFIFO", "   RealFIFO: the unknown pod-9 is deleted; then a LIST returns only pod-3"))
                .containsExactly(
                        "Added {pod-1 1}",
                        "Added {pod-2 2}",
                        "Added {pod-3 3}",
                        "Updated {pod-1 11}",
                        "Deleted {pod-1 11}");
    }

    /** Returns the popped deltas that the script prints between two lines. */
    private static List<String> popped(String from, String to) {
        List<String> lines = run();
        assertThat(lines).contains(from, to);
        return lines.subList(lines.indexOf(from), lines.indexOf(to)).stream()
                .filter(line -> line.startsWith("   popped "))
                .map(line -> line.substring("   popped ".length())
                        .replaceFirst("store \\[.*", "")
                        .strip())
                .toList();
    }

    private static List<String> run() {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new DeltaFIFODemo()).execute()).isZero();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
