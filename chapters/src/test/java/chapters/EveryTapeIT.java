package chapters;

import static org.assertj.core.api.Assertions.assertThat;

import chapters.situation.ScriptRun;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every chapter with every tape: also one with few permissions, one with expired versions, and an empty one. */
class EveryTapeIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Chapters that fail without permissions: they must write, or list something in the whole cluster. */
    private static final String NEEDS_RIGHTS = "(07|08|10|11|12)-.*";

    private static ExecutorService pool;

    @BeforeAll
    static void start() {
        pool = Executors.newFixedThreadPool(8);
        ScriptRun.catchOutput();
    }

    @AfterAll
    static void stop() {
        ScriptRun.restoreOutput();
        pool.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> everyScriptOnTheTapesThatWereNotMadeForIt() throws IOException {
        Map<String, Future<ScriptRun>> runs = new LinkedHashMap<>();
        for (EveryScriptIT.Script script : withTapes()) {
            for (String tape : List.of("denied", "expired", "empty")) {
                List<String> arguments = new ArrayList<>(List.of("--tape", tape));
                if (script.hasOption("--for")) {
                    arguments.addAll(List.of("--for", "1"));
                }
                runs.put(
                        script + " --tape " + tape,
                        pool.submit(() -> ScriptRun.of(script.className(), LIMIT, arguments.toArray(String[]::new))));
            }
        }
        return runs.entrySet().stream()
                .map(run -> DynamicTest.dynamicTest(
                        run.getKey(), () -> check(run.getKey(), run.getValue().get())));
    }

    @TestFactory
    Stream<DynamicTest> aTapeThatIsNotThereIsToldWithTheOthers() throws IOException {
        return withTapes().stream()
                .map(script -> DynamicTest.dynamicTest(script.toString(), () -> {
                    ScriptRun run = ScriptRun.of(script.className(), LIMIT, "--tape", "../tapes/demo");

                    assertThat(run.status()).isEqualTo(1);
                    assertThat(run.err()).contains("there is no tape '../tapes/demo'", "demo", "rollout");
                }));
    }

    /** Chapter 13 runs in memory, on a tape that it chooses. */
    private static List<EveryScriptIT.Script> withTapes() throws IOException {
        return EveryScriptIT.scripts().stream()
                .filter(script -> script.hasOption("--tape"))
                .toList();
    }

    private static boolean needsAServer(String name) {
        return !name.matches("(03|05|06)-.*");
    }

    private static void check(String name, ScriptRun run) {
        boolean refused = name.matches(NEEDS_RIGHTS) && name.endsWith("denied");
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(refused ? 1 : 0);
        assertThat(run.out() + run.err()).contains(name.endsWith("denied") && needsAServer(name) ? "you may not" : "");
        assertThat(run.out() + run.err()).doesNotContain("\tat ", "unexpected java.", "Optional[", "null");
        assertThat(run.lines()).as("lines of output").isBetween(1L, 150L);
    }
}
