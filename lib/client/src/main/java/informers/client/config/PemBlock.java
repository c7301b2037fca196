package informers.client.config;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of PEM: {@code -----BEGIN label-----}, headers, base64, {@code -----END label-----}. Text between blocks is a
 * comment.
 *
 * <p>Corresponds to Go's {@code encoding/pem}, which ignores a block that it cannot read.
 *
 * @param line the line of the text in which the block ends, starting at 1
 * @param der null if the block is damaged: its first and last line do not match, or there is no base64 between them
 */
record PemBlock(String label, int line, boolean hasHeaders, boolean isEncrypted, byte @Nullable [] der) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** Returns all blocks in their order, including damaged ones. Takes time proportional to the length of the text. */
    static List<PemBlock> all(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        List<String> lines = text.lines().map(PemBlock::trimmed).toList();
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(BEGIN)) {
                if (begin >= 0) {
                    blocks.add(damaged(lines.get(begin), i)); // without an end
                }
                begin = i;
            } else if (line.startsWith(END)) {
                blocks.add(begin < 0 ? damaged(line, i + 1) : block(lines.subList(begin, i + 1), i + 1));
                begin = -1;
            }
        }
        if (begin >= 0) {
            blocks.add(damaged(lines.get(begin), lines.size()));
        }
        return blocks;
    }

    private static PemBlock damaged(String line, int number) {
        return new PemBlock(label(line), number, false, false, null);
    }

    /** @param lines from the first to the last of the block */
    private static PemBlock block(List<String> lines, int number) {
        String label = label(lines.get(0));
        int headers = 0;
        boolean encrypted = false;
        while (headers + 2 < lines.size() && lines.get(1 + headers).contains(":")) {
            encrypted |= lines.get(1 + headers).contains("ENCRYPTED");
            headers++;
        }
        boolean matches = lines.get(0).equals(BEGIN + label + DASHES)
                && lines.get(lines.size() - 1).equals(END + label + DASHES);
        byte[] der = matches ? decoded(String.join("", lines.subList(1 + headers, lines.size() - 1))) : null;
        return new PemBlock(label, number, headers > 0, encrypted, der);
    }

    private static byte @Nullable [] decoded(String base64) {
        String dense = base64.replaceAll("[ \t]", "");
        try {
            return dense.length() % 4 == 0 ? Base64.getDecoder().decode(dense) : null;
        } catch (IllegalArgumentException e) {
            return null; // its message could quote a key
        }
    }

    private static String label(String line) {
        String label = line.substring(line.indexOf(' ') + 1);
        return label.endsWith(DASHES) ? label.substring(0, label.length() - DASHES.length()) : label;
    }

    private static String trimmed(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        return line.substring(0, end);
    }

    /** Returns the label, without the content; a text that cannot be a label is not shown. */
    @Override
    public String toString() {
        return label.matches("[A-Z0-9 ]{1,40}") ? label : "unknown";
    }
}
