package workbook.cli;

import informers.client.rest.ApiException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a script that do not depend on each other. A section that needs a missing permission is skipped, with a line that
 * names the permission; the script continues with the next one.
 *
 * <pre>{@code
 * Sections sections = new Sections();
 * sections.run(() -> listPods(client));
 * sections.run(() -> createDeployment(client));
 * return sections.status();
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class Sections {
    /** The message of kube-apiserver's authorizer. Other 403s are about quotas, policies, or a namespace that is being deleted. */
    private static final Pattern PERMISSION = Pattern.compile(
            "cannot (\\S+) resource \"([^\"]*)\" in API group \"([^\"]*)\" (?:in the namespace \"([^\"]*)\"|at the cluster scope)");

    private @Nullable ApiException unwritten;

    /** A section of a script. */
    @FunctionalInterface
    public interface Section {
        void run() throws InterruptedException;
    }

    /**
     * Runs a section. If the server forbids one of its requests (403), prints the missing permission and returns. Throws all other
     * exceptions of the section.
     */
    public void run(Section section) throws InterruptedException {
        try {
            section.run();
        } catch (RuntimeException e) {
            ApiException forbidden = forbidden(e);
            if (forbidden == null) {
                throw e;
            }
            System.out.println(Paragraph.of("Skipping the rest of this section: " + missing(forbidden), "   "));
            unwritten = forbidden.method().equals("GET") ? unwritten : forbidden;
        }
    }

    /**
     * Returns the exit status 0.
     *
     * @throws UserError if a section could not write: then the script has failed
     */
    public int status() {
        if (unwritten != null) {
            throw new UserError("a section was skipped: " + missing(unwritten), unwritten);
        }
        return 0;
    }

    /** Returns the 403 that caused an exception; null if it has another cause. */
    public static @Nullable ApiException forbidden(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException refused && refused.isForbidden()) {
                return refused;
            }
        }
        return null;
    }

    /**
     * Returns which permission is missing, and how to check it: {@code you may not list pods in the namespace team}.
     */
    public static String missing(ApiException forbidden) {
        String message = forbidden.status().message();
        Matcher permission = PERMISSION.matcher(message);
        if (!permission.find()) {
            return "403 Forbidden: " + message;
        }
        String resource = permission.group(2) + (permission.group(3).isEmpty() ? "" : "." + permission.group(3));
        String namespace = permission.group(4);
        return "you may not " + permission.group(1) + " " + resource
                + (namespace == null ? " in the whole cluster" : " in the namespace " + namespace)
                + " (403 Forbidden). See: kubectl auth can-i " + permission.group(1) + " " + resource
                + (namespace == null ? " --all-namespaces" : " --namespace " + namespace);
    }
}
