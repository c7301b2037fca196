package replay.record;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets in the files of ConfigMaps: the values of lines such as {@code password: x}, {@code db.password=x}
 * and {@code client-key-data: x} in a kubeconfig.
 */
final class SecretLines {
    private static final Pattern LINE = Pattern.compile("(?i)(\\s*(?:-\\s+)?(?:export\\s+)?[\"']?[\\w.-]*?"
            + "(?:password|passwd|passphrase|token|secret|secret[-_.]?key|api[-_.]?key|access[-_.]?key|private[-_.]?key"
            + "|client[-_]?key[-_]?data|client[-_]?certificate[-_]?data)"
            + "[\"']?\\s*[:=]\\s*)(\\S.*)");

    /** Values that are not secrets: a switch, nothing, a nested structure. */
    private static final Pattern NONE = Pattern.compile("(?i)(true|false|null|~|\"\"|''|[\\[{].*),?\\s*");

    /** YAML's indicator for a block scalar. */
    private static final Pattern BLOCK = Pattern.compile("[|>][-+0-9]*\\s*(#.*)?");

    private SecretLines() {}

    static String redact(String text) {
        StringBuilder redacted = new StringBuilder();
        int block = -1; // the indentation of the line whose block is being dropped
        for (String line : text.split("(?<=\n)")) {
            String words = line.stripTrailing();
            if (block >= 0 && (words.isEmpty() || indent(words) > block)) {
                continue;
            }
            block = -1;
            Matcher secret = LINE.matcher(words);
            if (secret.matches() && !NONE.matcher(secret.group(2)).matches()) {
                redacted.append(secret.group(1)).append(value(secret.group(2))).append(line.substring(words.length()));
                block = BLOCK.matcher(secret.group(2)).matches() ? indent(words) : -1;
            } else {
                redacted.append(line);
            }
        }
        return redacted.toString();
    }

    /** Returns the replacement with the quotes and the comma of the old value. */
    private static String value(String old) {
        String quote = old.startsWith("\"") || old.startsWith("'") ? old.substring(0, 1) : "";
        return quote + SecretRedactor.TEXT + quote + (old.endsWith(",") ? "," : "");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
