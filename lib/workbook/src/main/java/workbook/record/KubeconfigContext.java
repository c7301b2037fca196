package workbook.record;

import informers.client.config.Kubeconfig;
import informers.client.config.KubeconfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import replay.server.ReplayOptions;
import workbook.cli.UserError;

/**
 * Adds a tape's context to the kubeconfig of the replay server. The file has comments for its readers: so lines are
 * inserted, and the rest of the text stays unchanged.
 */
final class KubeconfigContext {
    private static final String CLUSTERS_END = "\nusers:\n";
    private static final String SERVER = "http://127.0.0.1:" + ReplayOptions.USUAL_PORT + "/tapes/";

    private KubeconfigContext() {}

    /**
     * Adds the context, unless the file has it.
     *
     * @throws UserError if the file cannot be read or written, or has another form
     */
    static void add(Path kubeconfig, String tape) {
        try {
            String text = Files.readString(kubeconfig);
            if (has(kubeconfig, tape)) {
                return;
            }
            int end = text.indexOf(CLUSTERS_END);
            if (end < 0) {
                throw new UserError(expected(kubeconfig, tape));
            }
            String added = text.substring(0, end + 1)
                    + cluster(tape)
                    + text.substring(end + 1)
                    + (text.endsWith("\n") ? "" : "\n")
                    + context(tape);
            Path draft = kubeconfig.resolveSibling(kubeconfig.getFileName() + ".new");
            Files.writeString(draft, added);
            boolean whole = has(draft, tape);
            if (whole) {
                Files.move(draft, kubeconfig, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(draft);
                throw new UserError(expected(kubeconfig, tape));
            }
        } catch (IOException e) {
            throw new UserError("Cannot add a context to " + kubeconfig + ": " + e.getMessage(), e);
        }
    }

    private static boolean has(Path kubeconfig, String tape) {
        try {
            return Kubeconfig.load(kubeconfig).clientConfig(tape).server().equals(SERVER + tape);
        } catch (KubeconfigException e) {
            return false;
        }
    }

    private static String expected(Path kubeconfig, String tape) {
        return "Expected clusters, users and contexts in " + kubeconfig + ", in this order and the contexts last."
                + "\nFor kubectl, add these lines to the clusters and to the contexts:\n"
                + cluster(tape) + context(tape);
    }

    private static String cluster(String tape) {
        return "  - name: " + tape + "\n    cluster:\n      server: " + SERVER + tape + "\n";
    }

    private static String context(String tape) {
        return "  - name: " + tape + "\n    context:\n      cluster: " + tape
                + "\n      user: learner\n      namespace: default\n";
    }
}
