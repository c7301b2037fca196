package workbook.record;

import informers.client.config.ClientConfig;
import informers.client.config.Kubeconfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import replay.record.Progress;
import replay.record.Recorder;
import replay.record.RequestedResources;
import replay.record.TapeFolder;
import workbook.cli.Scripts;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;

/** {@code ./jbang record}: records a tape of a real cluster. It only reads from the cluster. */
@Command(
        name = "record",
        sortOptions = false,
        description = {
            "Record a real cluster as a tape: its objects, and the changes to them for a while. Only reads from it.",
            "Secrets, tokens and keys are redacted. Chapters use the tape with --tape, kubectl with ./jbang replay."
        })
public final class RecordCommand implements Callable<Integer> {
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6})(s|m|h)?");

    /** After Ctrl-C: a large tape takes a while to write. */
    private static final Duration TO_CLOSE = Duration.ofMinutes(1);

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Record the cluster of this context of your kubeconfig.")
    private @Nullable String context;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig to use; without --context, its current context is recorded."
                    + " Without it: $KUBECONFIG, then ~/.kube/config.")
    private @Nullable Path kubeconfig;

    @Option(names = "--tape", paramLabel = "NAME", required = true, description = "The name of the new tape.")
    private String tape = "";

    @Option(
            names = "--resource",
            paramLabel = "NAME",
            split = ",",
            description = "The resources to record, by names that kubectl accepts: pods, deploy, deployments.apps;"
                    + " '*' for all that can be listed and watched. Secrets only if you name them."
                    + " Without it: the usual kinds, from namespaces to deployments. May be repeated.")
    private @Nullable List<String> resources;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Record only this namespace, and cluster-scoped objects. Without it: all namespaces.")
    private String namespace = "";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long to record changes: 30s, 5m, 1h; 0s for no changes."
                    + " Ctrl-C ends the recording earlier. Default: ${DEFAULT-VALUE}.")
    private String length = "";

    @Option(names = "--overwrite", description = "Replace the tape of this name, if you have recorded one.")
    private boolean overwrite;

    @Spec
    private CommandSpec spec;

    public static void main(String... args) {
        Scripts.main(new RecordCommand(), TO_CLOSE, args);
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        RequestedResources choice = choice();
        Duration howLong = howLong();
        checkName();
        Kubeconfig file = kubeconfig == null ? Kubeconfig.load() : Kubeconfig.load(kubeconfig);
        String cluster = cluster(file);
        ClientConfig config = file.clientConfig(cluster);
        Path root = WorkbookHome.find().wiremock();
        Progress progress = new Progress(out);
        try (TapeFolder folder = TapeFolder.open(root, tape, overwrite);
                Recorder recorder = new Recorder(Recorder.client(config), namespace, howLong, progress)) {
            progress.line("Recording the context " + cluster + ", " + config.server());
            if (lists(recorder, choice) && !howLong.isZero()) {
                progress.line("Watching for " + length + "; Ctrl-C ends it earlier.");
                recorder.follow();
            }
            write(recorder, folder);
            addContext(root, progress);
            print(recorder, folder, progress);
        }
        return 0;
    }

    /** Returns whether all lists were recorded; false if Ctrl-C was received before. */
    private static boolean lists(Recorder recorder, RequestedResources choice) {
        // Not on this thread: an interrupt does not end a wait for the network, but closing the client does.
        FutureTask<Void> lists = new FutureTask<>(() -> recorder.lists(choice), null);
        Thread thread = new Thread(lists, "record lists");
        thread.setDaemon(true);
        thread.start();
        boolean whole = true;
        while (true) {
            try {
                lists.get();
                return whole;
            } catch (InterruptedException e) {
                whole = false;
                recorder.stop();
            } catch (ExecutionException e) {
                if (!whole) {
                    throw new UserError("Ended before anything was recorded: there is no tape.");
                }
                throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
            }
        }
    }

    private static void write(Recorder recorder, TapeFolder folder) {
        try {
            recorder.write(folder.draft());
            folder.commit();
        } catch (IOException e) {
            throw TapeFolder.cannotWrite(folder.target(), e);
        }
    }

    /** The tape exists and is kept, so this only prints what is wrong. */
    private void addContext(Path root, Progress progress) {
        try {
            KubeconfigContext.add(root.resolve("kubeconfig.yaml"), tape);
        } catch (UserError e) {
            progress.line("\n" + e.getMessage());
        }
    }

    private void print(Recorder recorder, TapeFolder folder, Progress progress) {
        progress.line("");
        progress.line("The tape " + tape + ": " + recorder.summary());
        progress.line("  in " + folder.target());
        progress.line("  blanked: " + Progress.count(recorder.redacted(), "value")
                + ". Check it before you share it: a secret that does not look like one is not found.");
        progress.line("");
        progress.line("  ./jbang 02-listwatch --tape " + tape);
        progress.line("  ./jbang replay --tape " + tape);
    }

    private void checkName() {
        try {
            TapeFolder.checkName(tape);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private String cluster(Kubeconfig file) {
        if (context != null) {
            return context;
        }
        if (kubeconfig != null) {
            return file.currentContext();
        }
        String current = file.currentContext();
        throw wrong("expected --context NAME, the cluster to record. Your kubeconfig has: "
                + String.join(", ", file.contexts())
                + (current.isEmpty() ? "." : " (the current one is " + current + ")."));
    }

    private RequestedResources choice() {
        if (resources == null) {
            return RequestedResources.usual();
        }
        List<String> names = resources.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            throw wrong("expected names after --resource, such as pods,configmaps, or '*' for all; found nothing.");
        }
        return new RequestedResources(names, true);
    }

    private Duration howLong() {
        Matcher matcher = LENGTH.matcher(length);
        if (!matcher.matches()) {
            throw wrong("expected a time after --for, such as 30s, 5m or 1h; found '" + length + "'.");
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return switch (unit) {
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
