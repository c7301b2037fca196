package chapters;

import static org.assertj.core.api.Assertions.assertThat;

import chapters.situation.ScriptRun;
import chapters.situation.Situation;
import chapters.situation.SituationServer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every chapter's script on every kind of cluster that it may meet: it ends in time, says what it could not do, prints no more
 * than a reader reads, and leaves nothing behind. The scripts mostly wait, so several run at once.
 *
 * <p>{@code -Dchapter=02 -Dsituation=EDITOR} runs one of them and prints what it printed.
 */
class SituationsIT {
    private static final int SIDE_BY_SIDE = 8;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_LINES = 150;

    private static final String CHAPTERS = "0[24]";
    private static final String ONLY_READ = "(02|04|09|10)-.*";

    /** What is not status 0: chapter, situation, status, and words of the output. */
    private static final String EXPECTED = """
            02-listwatch | EDITOR            | 0 | you may not watch pods in the namespace kube-system
            02-listwatch | EDITOR_BY_CONTEXT | 0 | LIST the pods of team
            02-listwatch | VIEWER_OF_ONE     | 0 | you may not watch pods in the namespace kube-system
            02-listwatch | NO_RIGHTS         | 0 | you may not list pods in the namespace default
            02-listwatch | PODS_2000         | 0 | … and 1,486 more
            02-listwatch | PODS_10000        | 0 | … and 9,986 more
            02-listwatch | NO_PODS           | 0 | 0 pods at resourceVersion
            02-listwatch | YOUNG             | 0 | Version 1 is not forgotten here
            """;

    @TempDir
    static Path folder;

    private static SituationServer server;
    private static ExecutorService pool;

    private record Case(EveryScriptIT.Script script, Situation situation) {
        @Override
        public String toString() {
            return script.chapter() + " " + situation;
        }
    }

    private record Wanted(int status, String words) {}

    private record Ended(ScriptRun run, TreeSet<String> before, TreeSet<String> after) {}

    @BeforeAll
    static void start() throws IOException {
        server = SituationServer.start(folder);
        pool = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        ScriptRun.catchOutput();
    }

    @AfterAll
    static void stop() {
        ScriptRun.restoreOutput();
        pool.shutdownNow();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> everyScriptInEverySituation() throws IOException {
        Map<Case, Future<Ended>> runs = new LinkedHashMap<>();
        for (EveryScriptIT.Script script : EveryScriptIT.scriptsWithACluster()) {
            for (Situation situation : Situation.values()) {
                Case one = new Case(script, situation);
                if (script.chapter().matches(System.getProperty("chapter", CHAPTERS) + ".*")
                        && (!situation.isAboutWrites() || !script.chapter().matches(ONLY_READ))
                        && situation.name().matches(System.getProperty("situation", ".*"))) {
                    runs.put(one, pool.submit(() -> run(one)));
                }
            }
        }
        Map<String, Wanted> wanted = wanted();
        return runs.entrySet().stream()
                .map(run -> DynamicTest.dynamicTest(
                        run.getKey().toString(),
                        () -> check(
                                wanted.getOrDefault(run.getKey().toString(), new Wanted(0, "")),
                                run.getValue().get())));
    }

    private static Ended run(Case one) throws Exception {
        SituationServer.Site site = server.site(one.situation());
        List<String> arguments =
                new ArrayList<>(List.of("--kubeconfig", site.kubeconfig().toString()));
        arguments.addAll(one.situation().arguments());
        if (one.script().hasOption("--for")) {
            arguments.addAll(List.of("--for", "1"));
        }
        if (one.script().hasOption("--wait")) {
            arguments.addAll(List.of("--wait", "10"));
        }
        TreeSet<String> before = names(site);
        ScriptRun run = ScriptRun.of(one.script().className(), LIMIT, arguments.toArray(String[]::new));
        if (!System.getProperty("chapter", "").isEmpty()) {
            System.err.println("=== " + one + ": status " + run.status() + ", " + run.lines() + " lines, "
                    + run.took().toMillis() + " ms\n"
                    + run.out().lines().limit(MOST_LINES).reduce("", (a, b) -> a + b + "\n")
                    + "--- " + run.err());
        }
        return new Ended(run, before, names(site));
    }

    private static TreeSet<String> names(SituationServer.Site site) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (String path : List.of("/api/v1/namespaces", "/api/v1/configmaps", "/apis/apps/v1/deployments")) {
            new JsonMapper()
                    .readTree(site.get(path))
                    .path("items")
                    .forEach(item -> names.add(
                            path + " " + item.at("/metadata/namespace").asText() + "/"
                                    + item.at("/metadata/name").asText() + " " + item.path("data")));
        }
        return names;
    }

    private static void check(Wanted wanted, Ended ended) {
        ScriptRun run = ended.run();
        String all = run.out() + run.err();
        assertThat(run.status()).as(all).isEqualTo(wanted.status());
        assertThat(all.replaceAll("\\s+", " ")).contains(wanted.words());
        assertThat(all).doesNotContain("\tat ", "unexpected java.", "Optional[", "Optional.empty", "null", "[]", "{}");
        assertThat(run.lines()).as("lines of output").isLessThan(MOST_LINES);
        assertThat(run.err().isEmpty())
                .as("an error has a status:\n" + run.err())
                .isEqualTo(wanted.status() == 0);
        assertThat(ended.after()).as("left behind, or taken away").isEqualTo(ended.before());
    }

    private static Map<String, Wanted> wanted() {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (String line : EXPECTED.split("\n")) {
            String[] cells = line.split("\\|");
            wanted.put(
                    cells[0].strip() + " " + cells[1].strip(),
                    new Wanted(Integer.parseInt(cells[2].strip()), cells[3].strip()));
        }
        return wanted;
    }
}
