package site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The pictures of the Mermaid diagrams. They were drawn before, and are in the resources, each under the digest of its text: so neither
 * the build nor a page needs Mermaid. {@code DiagramsIT} draws them.
 */
final class Diagrams {
    static final String FOLDER = "diagrams";

    private static final Pattern LABEL = Pattern.compile("\\|\"?([^|\"]+)\"?\\||[\\[({]+\"?([^\\])}\"]+)\"?[\\])}]+");

    private Diagrams() {}

    /** Returns the name under which the picture of a diagram is kept. */
    static String name(String mermaid) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(mermaid.strip().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Returns the picture of a diagram.
     *
     * @param file where the diagram stands, for the error
     */
    static String svg(String mermaid, String file) throws IOException {
        String name = FOLDER + "/" + name(mermaid) + ".svg";
        try (InputStream in = Diagrams.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("expected the picture " + name + " of a diagram in " + file
                        + ", found none. Draw it: mvn -Psite -pl lib/site -am verify -Dsite.draw=true"
                        + " -Dtest=none -Dit.test=DiagramsIT -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false (see lib/site/README.md)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** Returns the words in a diagram, for those who do not see it. */
    static String words(String mermaid) {
        StringBuilder words = new StringBuilder();
        LABEL.matcher(mermaid).results().forEach(match -> {
            String label = match.group(1) == null ? match.group(2) : match.group(1);
            String word =
                    label.replace("<br>", " ").replaceAll("[()\\[\\]]", "").strip();
            if (!word.isEmpty() && words.indexOf(word) < 0) {
                words.append(words.isEmpty() ? "" : ", ").append(word);
            }
        });
        if (words.isEmpty()) {
            mermaid.lines()
                    .skip(1)
                    .map(String::strip)
                    .forEach(line -> words.append(words.isEmpty() ? "" : "; ").append(line));
        }
        return words.toString();
    }
}
