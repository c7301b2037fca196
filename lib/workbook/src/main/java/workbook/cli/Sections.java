package workbook.cli;

import informers.client.rest.ApiException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a script that can stand alone. One that needs a right which the user does not have is left out, with a line
 * that says which right; the next one follows.
 *
 * <pre>{@code
 * Sections sections = new Sections();
 * sections.run(() -> listPods(client));
 * sections.run(() -> createDeployment(client));
 * return sections.status();
 * }</pre>
 *
 * <p>For one thread.
 */
public final class Sections {
    /** The words of kube-apiserver's authorizer; other 403s are about quotas, policies, or a namespace that is being deleted. */
    private static final Pattern RIGHT = Pattern.compile(
            "cannot (\\S+) resource \"([^\"]*)\" in API group \"([^\"]*)\" (?:in the namespace \"([^\"]*)\"|at the cluster scope)");

    private @Nullable ApiException unwritten;

    /** A part of a script. */
    @FunctionalInterface
    public interface Section {
        void run() throws InterruptedException;
    }

    /**
     * Runs a section. If the server forbids a request in it (403), prints the missing right and returns; all else that it
     * throws is thrown on.
     */
    public void run(Section section) throws InterruptedException {
        try {
            section.run();
        } catch (RuntimeException e) {
            ApiException forbidden = forbidden(e);
            if (forbidden == null) {
                throw e;
            }
            System.out.println(Paragraph.of("Left out from here on: " + missing(forbidden), "   "));
            unwritten = forbidden.method().equals("GET") ? unwritten : forbidden;
        }
    }

    /**
     * Ends the script: returns the status 0.
     *
     * @throws UserError if a section could not write what it has to: then the script did not do its work
     */
    public int status() {
        if (unwritten != null) {
            throw new UserError("a section was left out: " + missing(unwritten), unwritten);
        }
        return 0;
    }

    /** Returns the refusal that lies behind an exception; null if it has another cause. */
    public static @Nullable ApiException forbidden(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException refused && refused.isForbidden()) {
                return refused;
            }
        }
        return null;
    }

    /**
     * Returns in words which right is missing, and how to ask for it: {@code you may not list pods in the namespace team}.
     */
    public static String missing(ApiException forbidden) {
        String message = forbidden.status().message();
        Matcher right = RIGHT.matcher(message);
        if (!right.find()) {
            return "403 Forbidden: " + message;
        }
        String resource = right.group(2) + (right.group(3).isEmpty() ? "" : "." + right.group(3));
        String namespace = right.group(4);
        return "you may not " + right.group(1) + " " + resource
                + (namespace == null ? " in the whole cluster" : " in the namespace " + namespace)
                + " (403 Forbidden). See: kubectl auth can-i " + right.group(1) + " " + resource
                + (namespace == null ? " --all-namespaces" : " --namespace " + namespace);
    }
}
