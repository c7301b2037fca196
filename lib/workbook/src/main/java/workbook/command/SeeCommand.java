package workbook.command;

import informers.api.FieldSelector;
import informers.api.Pod;
import informers.client.rest.RestClient;
import informers.listwatch.ListWatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import workbook.cli.WorkbookHome;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;
import workbook.see.LivePage;
import workbook.see.RecordedPage;
import workbook.see.RecordedRun;
import workbook.see.SceneSource;
import workbook.see.SeeServer;
import workbook.see.StagePage;

/** {@code ./jbang workbook see 04 [--mine]}: opens a page on which an informer plays, until Ctrl-C. */
@Command(
        name = "see",
        sortOptions = false,
        description = {
            "Open a page on which an informer plays, step by step; you decide who goes next, and what fails.",
            "It plays on a stage that needs no cluster. With --context, --kubeconfig, --namespace, --all-namespaces, --tape or"
                    + " --speed, the page follows an informer of a cluster instead: a tape, unless you name a real cluster.",
            "With --session, it shows the run of a test that has failed."
        })
final class SeeCommand implements Callable<Integer> {
    /** With one of these options, an informer of a cluster is shown. */
    private static final List<String> LIVE =
            List.of("--context", "--kubeconfig", "--namespace", "--all-namespaces", "--tape", "--speed");

    @ParentCommand
    private WorkbookCommand workbook;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CHAPTER", arity = "0..1", description = "Such as 04. None with --session.")
    private @Nullable String given;

    @Option(
            names = "--mine",
            description =
                    "Put your own classes on the stage: this chapter's and those before. The page follows when you save.")
    private boolean mine;

    @Option(
            names = "--part",
            paramLabel = "NAME",
            description =
                    "Of your classes, put only this one on the stage: queue, store, reflector, process or processor.")
    private @Nullable String part;

    @Option(names = "--answer", paramLabel = "FILE", description = "Put the class in this file on the stage.")
    private @Nullable Path answer;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions("demo");

    @Option(
            names = {"-A", "--all-namespaces"},
            description = "On a cluster, watch the pods of all namespaces.")
    private boolean allNamespaces;

    @Option(
            names = "--session",
            paramLabel = "FILE",
            description =
                    "Show the run that a failed test with @SimulatedCluster has recorded: the file that its message names.")
    private @Nullable Path session;

    @Option(names = "--no-browser", description = "Print the address of the page only.")
    private boolean withoutBrowser;

    @Override
    public Integer call() throws Exception {
        if (answer != null && !(Files.isRegularFile(answer) && answer.toString().endsWith(".java"))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected a Java file after --answer, found " + (Files.exists(answer) ? "" : "no file ") + answer
                            + ".");
        }
        if (answer != null && (mine || part != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--answer is for one file, --mine and --part for your own. Choose one of the two.");
        }
        if (session != null) {
            return showRecorded(session);
        }
        if (given == null) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required parameter: 'CHAPTER', such as 04; or --session with a file.");
        }
        WorkbookHome home = workbook.home();
        String chapter = ChapterNames.find(home, given);
        boolean live = LIVE.stream().anyMatch(spec.commandLine().getParseResult()::hasMatchedOption);
        if (live && (mine || part != null || answer != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--mine, --part and --answer are for the stage, which has a cluster of its own. Leave out "
                            + String.join(", ", LIVE) + ".");
        }
        if (live) {
            attach(ChapterNames.number(chapter));
        } else {
            play(home, chapter);
        }
        return 0;
    }

    private Integer showRecorded(Path file) throws IOException, InterruptedException {
        boolean more = spec.commandLine().getParseResult().matchedArgs().stream()
                .anyMatch(arg -> !(arg instanceof OptionSpec option
                        && List.of("--session", "--no-browser").contains(option.longestName())));
        if (more) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--session shows the run in a file. Leave out the chapter and the other options.");
        }
        RecordedRun run = RecordedRun.read(file);
        try (SeeServer server = SeeServer.start(new RecordedPage(run))) {
            print(server.url());
            workbook.out().println(run.test() + ", " + run.session() + ": " + run.failure());
            workbook.out().flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private void play(WorkbookHome home, String chapter) throws Exception {
        Path file = answer == null ? null : answer.toAbsolutePath().normalize();
        ChapterScenes scenes = ChapterScenes.of(home, chapter, mine, part, file);
        StagePage page = scenes.page();
        try (SeeServer server = SeeServer.start(page)) {
            print(server.url());
            if (!scenes.parts().get(0).equals(SceneSource.LIBRARY)) {
                scenes.files().forEach(one -> workbook.out().println("On the stage: " + scenes.shown(one)));
            }
            watch(scenes.files(), page);
        }
    }

    /** Follows an informer of the cluster until Ctrl-C. Nothing is written there. */
    private void attach(String chapter) throws IOException, InterruptedException {
        try (Cluster opened = cluster.open();
                RestClient client = RestClient.of(opened.config())) {
            String namespace = allNamespaces ? "" : cluster.namespace();
            String title =
                    "pods in " + (allNamespaces ? "all namespaces" : "the namespace " + namespace) + " of " + opened;
            LivePage page = LivePage.start(
                    chapter, title, ListWatch.of(client, Pod.TYPE, namespace, FieldSelector.EVERYTHING), Pod.TYPE);
            try (SeeServer server = SeeServer.start(page)) {
                print(server.url());
                workbook.out().println("Watching " + title + "; nothing is written there.");
                new CountDownLatch(1).await();
            }
        }
    }

    private void print(String url) {
        PrintWriter out = workbook.out();
        out.println(url);
        boolean opened = !withoutBrowser && Browser.open(url, System.getenv());
        out.println((opened ? "It opens in your browser." : "Open it in a browser on this computer.")
                + " Only this address works; Ctrl-C ends it.");
        out.flush();
    }

    /** Follows the files until Ctrl-C. */
    private void watch(List<Path> files, StagePage page) throws InterruptedException {
        try (FileChanges changes = FileChanges.of(files, false, workbook.out()::println)) {
            while (true) {
                changes.next();
                page.reload();
            }
        }
    }
}
