package workbook.tape;

import java.nio.file.Path;

/** A recorded cluster: its objects at a resourceVersion, and the log of what happened after. Immutable; any thread. */
public final class Tape {
    private final String name;

    private Tape(String name) {
        this.name = name;
    }

    /**
     * Reads a tape from its folder.
     *
     * @throws IllegalArgumentException names the file and line that is missing or broken, and what was expected
     */
    public static Tape load(Path folder) {
        throw new UnsupportedOperationException("not yet written");
    }

    public String name() {
        return name;
    }
}
