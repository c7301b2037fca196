package replay.internal.validation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Validates names, keys and values, with the messages of apimachinery's {@code validation}. Stateless. */
public final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";

    private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String LABEL_VALUE = "(" + QUALIFIED + ")?";
    private static final String CONFIG_KEY = "[-._a-zA-Z0-9]+";

    private static final String SUBDOMAIN_WORDS =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                    + " characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex"
                    + " used for validation is '" + SUBDOMAIN + "')";

    private Names() {}

    /** Validates a DNS subdomain: the names of most objects. */
    public static List<String> subdomain(String name) {
        return check(name, 253, SUBDOMAIN, SUBDOMAIN_WORDS);
    }

    /** Validates a DNS label: the names of namespaces and containers. */
    public static List<String> label(String name) {
        return check(
                name,
                63,
                LABEL,
                "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                        + " end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is"
                        + " '" + LABEL + "')");
    }

    /** Validates a DNS label that starts with a letter: the names of services. */
    public static List<String> label1035(String name) {
        return check(
                name,
                63,
                LABEL_1035,
                "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic"
                        + " character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used"
                        + " for validation is '" + LABEL_1035 + "')");
    }

    /** Validates a path segment: the names of roles and events. */
    static List<String> pathSegment(String name) {
        if (name.equals(".") || name.equals("..")) {
            return List.of("may not be '" + name + "'");
        }
        List<String> problems = new ArrayList<>();
        for (String bad : new String[] {"/", "%"}) {
            if (name.contains(bad)) {
                problems.add("may not contain '" + bad + "'");
            }
        }
        return problems;
    }

    /** Validates a qualified name: the keys of labels and annotations, and finalizers. */
    public static List<String> qualified(String key) {
        List<String> problems = new ArrayList<>();
        String[] parts = key.split("/", -1);
        if (parts.length > 2) {
            return List.of(
                    "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and"
                            + " end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
                            + " validation is '" + QUALIFIED
                            + "') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                problems.add("prefix part must be non-empty");
            } else {
                subdomain(parts[0]).forEach(p -> problems.add("prefix part " + p));
            }
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            problems.add("name part must be non-empty");
        }
        check(
                        name,
                        63,
                        QUALIFIED,
                        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                                + " character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '"
                                + QUALIFIED + "')")
                .forEach(p -> problems.add("name part " + p));
        return problems;
    }

    static List<String> labelValue(String value) {
        return check(
                value,
                63,
                LABEL_VALUE,
                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                        + " start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345',"
                        + " regex used for validation is '" + LABEL_VALUE + "')");
    }

    /** Validates a key of a ConfigMap or Secret. */
    static List<String> configKey(String key) {
        List<String> problems = check(
                key,
                253,
                CONFIG_KEY,
                "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',"
                        + "  or 'KEY_NAME',  or 'key-name', regex used for validation is '" + CONFIG_KEY + "')");
        if (key.equals(".") || key.equals("..")) {
            problems.add("must not be '" + key + "'");
        } else if (key.startsWith("..")) {
            problems.add("must not start with '..'");
        }
        return problems;
    }

    static List<String> envName(String name) {
        List<String> problems = new ArrayList<>();
        boolean printable = name.chars().allMatch(c -> c >= 0x20 && c <= 0x7e && c != '=');
        if (!printable || name.isEmpty()) {
            problems.add("a valid environment variable name must consist only of printable ASCII characters other than"
                    + " '='");
        }
        return problems;
    }

    /** Validates the name of a port: at most 15 characters, with a letter. */
    static List<String> portName(String name) {
        List<String> problems = new ArrayList<>();
        if (bytes(name) > 15) {
            problems.add("must be no more than 15 characters");
        }
        if (!name.matches("[-a-z0-9]+")) {
            problems.add("must contain only alphanumeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (name.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
            problems.add("must contain at least one letter (a-z)");
        }
        if (name.contains("--")) {
            problems.add("must not contain consecutive hyphens");
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            problems.add("must not begin or end with a hyphen");
        }
        return problems;
    }

    public static List<String> port(long port) {
        return port >= 1 && port <= 65535 ? List.of() : List.of("must be between 1 and 65535, inclusive");
    }

    private static List<String> check(String text, int max, String regex, String words) {
        List<String> problems = new ArrayList<>();
        if (bytes(text) > max) {
            problems.add("must be no more than " + max + " bytes");
        }
        // The possessive "+" keeps a long subdomain from overflowing the stack.
        String used = regex.equals(SUBDOMAIN) ? regex + "+" : regex;
        if (!text.matches(used)) {
            problems.add(words);
        }
        return problems;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
