package replay.internal.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads the text files that are in the jar beside a class. */
public final class Resources {
    private Resources() {}

    /** Returns the text of a file in the package of a class, with lines that end with {@code \n}. */
    public static String text(Class<?> beside, String name) {
        try (InputStream in =
                Objects.requireNonNull(beside.getResourceAsStream(name), name + " is not on the class path")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
