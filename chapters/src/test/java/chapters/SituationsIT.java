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
 * Runs every chapter's script on every kind of cluster that a learner may have. The script must end in time, print what
 * it could not do, print a readable number of lines, and leave nothing behind. The scripts mostly wait, so several run
 * at once.
 *
 * <p>{@code -Dchapter=02 -Dsituation=EDITOR} runs one combination and prints its output.
 */
class SituationsIT {
    private static final int SIDE_BY_SIDE = 12;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_LINES = 150;

    private static final String CHAPTERS = "";
    private static final String ONLY_READ = "(02|04|09|10)-.*";

    /** Expected statuses and words of the output. A combination that is not listed must end with status 0. */
    private static final String EXPECTED = """
            01-clients   | VIEWER            | 1 | you may not create deployments.apps in the namespace default
            01-clients   | VIEWER_OF_ONE     | 1 | Only the pods of team: you may not list pods in the whole cluster
            01-clients   | EDITOR            | 0 | created team/myngx
            01-clients   | NO_RIGHTS         | 0 | you may not get deployments.apps in the namespace default
            01-clients   | PODS_2000         | 0 | 2,015 pods, from
            01-clients   | PODS_10000        | 0 | All pods, 500 at a time and 5 requests a second
            01-clients   | NO_PODS           | 0 |  0 pods
            01-clients   | WRITES_FORBIDDEN  | 1 | a section was skipped: 403 Forbidden: deployments.apps
            01-clients   | WRITES_CONFLICT   | 1 | exists: it was created just now by another client (409 AlreadyExists)
            01-clients   | WRITES_BUSY       | 1 | 429 TooManyRequests
            01-clients   | WRITES_BROKEN     | 1 | 500 InternalError
            01-clients   | DELETES_FORBIDDEN | 1 | delete deployments.apps --namespace default --selector workbook.informers.dev/run=workbook-01-
            07-handlers  | WRITES_FORBIDDEN  | 1 | a section was skipped: 403 Forbidden: configmaps
            07-handlers  | WRITES_CONFLICT   | 1 | exists: it was created just now by another client (409 AlreadyExists)
            07-handlers  | WRITES_BUSY       | 1 | 429 TooManyRequests
            07-handlers  | WRITES_BROKEN     | 1 | 500 InternalError
            07-handlers  | DELETES_FORBIDDEN | 1 | delete configmaps --namespace default --selector workbook.informers.dev/run=workbook-07-
            08-informers | WRITES_FORBIDDEN  | 1 | a section was skipped: 403 Forbidden: configmaps
            08-informers | WRITES_CONFLICT   | 1 | exists: it was created just now by another client (409 AlreadyExists)
            08-informers | WRITES_BUSY       | 1 | 429 TooManyRequests
            08-informers | WRITES_BROKEN     | 1 | 500 InternalError
            08-informers | DELETES_FORBIDDEN | 1 | delete configmaps --namespace default --selector workbook.informers.dev/run=workbook-08-
            07-handlers  | VIEWER            | 1 | you may not create configmaps in the namespace default
            07-handlers  | VIEWER_OF_ONE     | 1 | you may not create configmaps in the namespace team
            07-handlers  | NO_RIGHTS         | 0 | you may not list configmaps in the namespace default
            07-handlers  | FOREIGN           | 1 | the name is used: ConfigMap default/workbook-07
            07-handlers  | UPDATES_CONFLICT  | 1 | 409 Conflict
            08-informers | VIEWER            | 1 | you may not create configmaps in the namespace default
            08-informers | VIEWER_OF_ONE     | 1 | you may not create configmaps in the namespace team
            08-informers | NO_RIGHTS         | 0 | you may not list configmaps in the namespace default
            08-informers | FOREIGN           | 1 | the name is used: ConfigMap default/workbook-08
            08-informers | UPDATES_CONFLICT  | 1 | 409 Conflict
            08-informers | PODS_2000         | 0 | … and 1,486 more
            08-informers | PODS_10000        | 0 | … and 9,986 more
            08-informers | EMPTY             | 0 | received: 0 pods
            11-controller | EDITOR            | 1 | this chapter creates namespaces: you may not get namespaces
            11-controller | EDITOR_BY_CONTEXT | 1 | this chapter creates namespaces: you may not get namespaces
            11-controller | VIEWER_OF_ONE     | 1 | this chapter creates namespaces: you may not get namespaces
            11-controller | NO_RIGHTS         | 1 | this chapter creates namespaces: you may not get namespaces
            11-controller | VIEWER            | 1 | this chapter creates namespaces: you may not create namespaces
            11-controller | FOREIGN           | 1 | the name is used: Namespace workbook-a
            11-controller | WRITES_FORBIDDEN  | 1 | this chapter creates namespaces: 403 Forbidden
            11-controller | WRITES_CONFLICT   | 1 | 409 AlreadyExists
            11-controller | WRITES_BUSY       | 1 | 429 TooManyRequests
            11-controller | WRITES_BROKEN     | 1 | 500 InternalError
            11-controller | UPDATES_CONFLICT  | 1 | 409 Conflict
            11-controller | DELETES_FORBIDDEN | 1 | delete namespaces --selector workbook.informers.dev/run=workbook-11-
            12-own-writes | EDITOR            | 1 | this chapter creates namespaces: you may not get namespaces
            12-own-writes | EDITOR_BY_CONTEXT | 1 | this chapter creates namespaces: you may not get namespaces
            12-own-writes | VIEWER_OF_ONE     | 1 | this chapter creates namespaces: you may not get namespaces
            12-own-writes | NO_RIGHTS         | 1 | this chapter creates namespaces: you may not get namespaces
            12-own-writes | VIEWER            | 1 | this chapter creates namespaces: you may not create namespaces
            12-own-writes | FOREIGN           | 1 | the name is used: Namespace workbook-a
            12-own-writes | WRITES_FORBIDDEN  | 1 | this chapter creates namespaces: 403 Forbidden
            12-own-writes | WRITES_CONFLICT   | 1 | 409 AlreadyExists
            12-own-writes | WRITES_BUSY       | 1 | 429 TooManyRequests
            12-own-writes | WRITES_BROKEN     | 1 | 500 InternalError
            12-own-writes | UPDATES_CONFLICT  | 1 | 409 Conflict
            12-own-writes | DELETES_FORBIDDEN | 1 | delete namespaces --selector workbook.informers.dev/run=workbook-12-
            09-factory   | EDITOR            | 0 | them in the namespace "kube-system"
            09-factory   | EDITOR_BY_CONTEXT | 0 | One factory for the namespace team
            09-factory   | VIEWER            | 0 | them in the whole cluster
            09-factory   | NO_RIGHTS         | 0 | Sections 2 and 3 need these informers
            09-factory   | PODS_2000         | 0 | … and 1,486 more
            09-factory   | PODS_10000        | 0 | … and 9,986 more
            09-factory   | EMPTY             | 0 | 0 deployments, 0 bytes, first: none
            10-capstone  | EDITOR            | 0 | in the namespace team of 1 cluster
            10-capstone  | EDITOR_BY_CONTEXT | 1 | use --namespace team
            10-capstone  | VIEWER_OF_ONE     | 1 | use --namespace team
            10-capstone  | NO_RIGHTS         | 1 | 58 resources could not be listed
            10-capstone  | VIEWER            | 0 | resources could not be listed
            02-listwatch | EDITOR            | 0 | you may not watch pods in the namespace kube-system
            02-listwatch | EDITOR_BY_CONTEXT | 0 | LIST the pods of team
            02-listwatch | VIEWER_OF_ONE     | 0 | you may not watch pods in the namespace kube-system
            02-listwatch | NO_RIGHTS         | 0 | you may not list pods in the namespace default
            02-listwatch | PODS_2000         | 0 | … and 1,486 more
            02-listwatch | PODS_10000        | 0 | … and 9,986 more
            02-listwatch | NO_PODS           | 0 | 0 pods at resourceVersion
            02-listwatch | YOUNG             | 0 | This server still has the changes since version 1
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
                                run.getKey().situation(),
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
            arguments.addAll(List.of("--wait", "30"));
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

    private static void check(Situation situation, Wanted wanted, Ended ended) {
        ScriptRun run = ended.run();
        String all = run.out() + run.err();
        assertThat(run.status()).as(all).isEqualTo(wanted.status());
        assertThat(all.replaceAll("\\s+", " ")).contains(wanted.words());
        assertThat(all).doesNotContain("\tat ", "unexpected java.", "Optional[", "Optional.empty", "null", "[]", "{}");
        assertThat(run.lines()).as("lines of output").isLessThan(MOST_LINES);
        assertThat(run.err().isEmpty())
                .as("an error has a status:\n" + run.err())
                .isEqualTo(wanted.status() == 0);
        if (situation != Situation.DELETES_FORBIDDEN) {
            assertThat(ended.after())
                    .as("objects that were left behind or deleted")
                    .isEqualTo(ended.before());
        }
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
