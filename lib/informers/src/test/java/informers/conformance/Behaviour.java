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
 * @param text a short description
 * @param elsewhere where it is tested, if no test has this number; see the head of behaviours.txt. {@code ""} if one must
 */
record Behaviour(String number, String text, String elsewhere) {

    /** Returns the numbers whose tests also test this behaviour. */
    List<String> sameAs() {
        return elsewhere.startsWith("as ") ? List.of(elsewhere.substring(3).split(", ")) : List.of();
    }

    /**
     * Returns the test of another module that tests it, such as {@code workbook/src/test/java/workbook/factory/FactoryIT.java};
     * {@code ""} if none.
     */
    String inOtherModule() {
        return elsewhere.startsWith("in ") ? elsewhere.substring(3).replaceFirst("/", "/src/test/java/") + ".java" : "";
    }

    /** Returns why it cannot happen; {@code ""} if it can. */
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
