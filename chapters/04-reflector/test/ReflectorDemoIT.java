import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The script of chapter 04 prints the expected lines, which were written by hand from the output of client-go. */
class ReflectorDemoIT {
    /** The deltas of one pod in a program on client-go, by type and phase. */
    private static final List<String> DELTAS_OF_A_POD = List.of(
            "Added Pending",
            "Updated Pending",
            "Updated Pending",
            "Updated Running",
            "Updated Running",
            "Updated Running",
            "Updated Running",
            "Deleted Running");

    @Test
    void printsWhatClientGoPrints() {
        List<String> lines = run().lines().map(String::strip).toList();

        assertThat(lines)
                .startsWith("Cluster: the recorded cluster rollout, Kubernetes v1.36.2")
                .containsSubsequence(
                        "LIST at 0: 6 pods at resourceVersion 510",
                        "Sync    : pod-1 - Running",
                        "Sync    : web-sts-0 - Running",
                        "Sync    : web-sts-1 - Running",
                        "WATCH from 510",
                        "Added   : mygott-687ff78757-2sm97 - Pending",
                        "Deleted : mygott-687ff78757-2sm97 - Running",
                        "WATCH from 585",
                        "The store has 6 pods; the reflector is at resourceVersion 585",
                        "WATCH from 1",
                        "ERROR: 410 Expired: too old resource version: 1 (510)",
                        "LIST at 1: 6 pods at resourceVersion 585",
                        "popped: {Sync=6}",
                        "WATCH from \"\", sendInitialEvents=true, resourceVersionMatch=NotOlderThan",
                        "ADDED: web-sts-1; the store has 0 pods",
                        "BOOKMARK: resourceVersion 585, k8s.io/initial-events-end",
                        "The store has 6 pods; the reflector is at resourceVersion 585");
        assertThat(lines.stream()
                        .filter(line -> line.contains(": mygott-687ff78757-s7g24 - "))
                        .map(line -> line.replaceAll(" *: .* - ", " ")))
                .as("the deltas of one pod")
                .containsSubsequence(DELTAS_OF_A_POD)
                .startsWith("Added Pending")
                .endsWith("Deleted Running");
    }

    @Test
    void printsHowLongTheReflectorWaited() {
        List<String> lines = run().lines().map(line -> line.replaceAll("\\(\\d+\\.\\d s", "(N s")).toList();

        assertThat(lines)
                .containsSubsequence("  BOOKMARK: resourceVersion 585", "(N s later)", "WATCH from 585")
                .containsSubsequence(
                        "  ERROR: 410 Expired: too old resource version: 1 (510)",
                        "(N s later)",
                        "LIST at 1: 6 pods at resourceVersion 585");
    }

    private static String run(String... args) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new ReflectorDemo()).execute(args)).isZero();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
