package informers.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One row of what the port must do.
 *
 * @param number such as {@code C7}, {@code Trap 3}, {@code Bug 12}
 * @param text what it is about
 * @param elsewhere where it is shown, if no test has this number; see the head of behaviours.txt. {@code ""} if one must
 */
record Behaviour(String number, String text, String elsewhere) {

    /** The numbers whose tests show this one as well. */
    List<String> sameAs() {
        return elsewhere.startsWith("as ") ? List.of(elsewhere.substring(3).split(", ")) : List.of();
    }

    /**
     * The test of another module that shows it, such as {@code workbook/src/test/java/workbook/factory/FactoryIT.java};
     * {@code ""} if none.
     */
    String inOtherModule() {
        return elsewhere.startsWith("in ") ? elsewhere.substring(3).replaceFirst("/", "/src/test/java/") + ".java" : "";
    }

    /** Why it cannot happen; {@code ""} if it can. */
    String impossible() {
        return sameAs().isEmpty() && inOtherModule().isEmpty() ? elsewhere : "";
    }

    static List<Behaviour> all() {
        try (InputStream in = Behaviour.class.getResourceAsStream("behaviours.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Behaviour::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Behaviour parse(String line) {
        String[] parts = line.split(" \\| ", 3);
        if (parts.length < 2) {
            throw new IllegalStateException("expected 'number | behaviour', found: " + line);
        }
        return new Behaviour(parts[0].strip(), parts[1].strip(), parts.length == 3 ? parts[2].strip() : "");
    }
}
