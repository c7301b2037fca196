package workbook.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Reads what the user types, line by line, on a thread of its own: a read from a terminal cannot be interrupted, and Ctrl-C must end the
 * program at once.
 */
final class LineInput {
    private final LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private boolean ended;

    LineInput(InputStream in) {
        Thread reader = new Thread(() -> read(in), "input");
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits for the next line, and returns it; empty at the end of the input, and from then on. */
    Optional<String> next() throws InterruptedException {
        if (ended) {
            return Optional.empty();
        }
        Optional<String> line = lines.take();
        ended = line.isEmpty();
        return line;
    }

    /** Drops the lines that were typed before anything was asked, such as Enter while a script was running. */
    void dropTyped() {
        lines.removeIf(Optional::isPresent);
    }

    private void read(InputStream in) {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException e) {
            // A terminal that is gone is the end of the input.
        }
        lines.add(Optional.empty());
    }
}
