package workbook.grade;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The toy chapter's files, in the test resources. */
final class Toys {
    private Toys() {}

    /** The folder of all toy chapters: there is one. */
    static Path folder() {
        try {
            return Path.of(Toys.class.getResource("/toy").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path file(String name) {
        return folder().resolve("01-toy").resolve(name);
    }
}
