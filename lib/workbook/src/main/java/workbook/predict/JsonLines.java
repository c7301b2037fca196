package workbook.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of the learner's own data: one JSON object per line, in the order of time. A new one is appended, so that nothing is lost if a
 * program is killed, or two programs add objects at the same time; and a damaged line costs only its own object.
 *
 * <p>Safe for use by many threads and programs: a new line is written under a lock, and nothing is kept in memory.
 */
public final class JsonLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** Names a file, which need not exist. */
    public JsonLines(Path file) {
        this.file = file;
    }

    /** Returns the file. */
    public Path file() {
        return file;
    }

    /** Returns all objects, oldest first, without lines that cannot be read; none if the file cannot be read. */
    public <T> List<T> all(Class<T> type) {
        List<T> all = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList()) {
                    read(line, type, all);
                }
            }
        } catch (IOException e) {
            return List.of(); // not readable: as if nothing had been written
        }
        return all;
    }

    private static <T> void read(String line, Class<T> type, List<T> into) {
        try {
            T one = JSON.readValue(line, type);
            if (one != null) {
                into.add(one);
            }
        } catch (JsonProcessingException e) {
            // a damaged line
        }
    }

    /**
     * Appends an object.
     *
     * @throws IOException if the file cannot be written
     */
    public void add(Object one) throws IOException {
        String line = JSON.writeValueAsString(one) + "\n";
        Files.createDirectories(file.getParent());
        synchronized (JsonLines.class) { // the lock of a file is for programs; it refuses a second thread
            append(line);
        }
    }

    private void append(String line) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
                var lock = out.getChannel().lock()) {
            long end = out.length();
            out.seek(Math.max(0, end - 1));
            boolean cut = end > 0 && out.read() != '\n'; // the last line was cut off: leave it alone
            out.seek(end);
            out.write(((cut ? "\n" : "") + line).getBytes(StandardCharsets.UTF_8));
        }
    }
}
