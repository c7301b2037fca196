package workbook.cli.cluster;

import java.util.regex.Pattern;

/** The name of a namespace: a label of RFC 1123, as the API server validates it. */
final class NamespaceName {
    /** What a valid name looks like, as a sentence for an error message. */
    static final String RULE = "It consists of up to 63 lower case letters (a-z), digits and '-',"
            + " and begins and ends with a letter or digit, such as kube-system.";

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private NamespaceName() {}

    /** Returns whether a server can have a namespace of this name. */
    static boolean isValid(String name) {
        return LABEL.matcher(name).matches();
    }

    /** Returns the text for an error message: control characters are escaped, and a long text is cut off. */
    static String shown(String name) {
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
