package chapters;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Prints the board below Maven's own last lines, which fill a screen after a failure. {@code chapters/pom.xml} starts it in Maven's JVM;
 * {@link workbook.grade.Board} writes the file, in the JVM of the tests.
 */
public final class LastBoard extends Thread {
    private final File file;

    private LastBoard(File file) {
        super("board");
        this.file = file;
    }

    /** Prints the content of a file when this JVM ends, if the file has been written by then. */
    public static void printAtEnd(File file) throws IOException {
        Files.deleteIfExists(file.toPath()); // that of an earlier run
        Runtime.getRuntime().addShutdownHook(new LastBoard(file));
    }

    @Override
    public void run() {
        try {
            if (file.exists()) {
                System.out.print(Files.readString(file.toPath()));
                System.out.flush();
            }
        } catch (IOException e) {
            System.err.println("Cannot read the board: " + e);
        }
    }
}
