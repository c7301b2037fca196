package workbook.cli.cluster;

import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The name of a namespace: a label of RFC 1123, as the API server validates it. */
public final class NamespaceName {
    private static final String RULE = "It consists of up to 63 lower case letters (a-z), digits and '-',"
            + " and starts and ends with a letter or digit, such as kube-system.";

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private NamespaceName() {}

    /**
     * Checks that a server can have a namespace of this name.
     *
     * @param script the command with the option {@code --namespace}
     * @throws ParameterException if it cannot, with the rule
     */
    public static void require(String name, CommandSpec script) {
        if (!LABEL.matcher(name).matches()) {
            throw new ParameterException(
                    script.commandLine(),
                    "expected the name of a namespace after --namespace, found \"" + shown(name) + "\". " + RULE);
        }
    }

    /** Returns the text for an error message: control characters are escaped, and a long text is cut off. */
    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(80).forEach(c -> {
            if (Character.isISOControl(c)) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append(name.codePointCount(0, name.length()) > 80 ? "…" : "")
                .toString();
    }
}
