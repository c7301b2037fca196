// Keeps 64 kB of an incomplete line, and drops the rest.
// killed-by: 2.2 many lines in one piece
// says: longer than any buffer of a fixed size
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class FixedBuffer extends BufferedWatchReader {
    private int held;

    @Override
    public List<Event> feed(byte[] bytes) {
        List<Event> events = new ArrayList<>();
        for (byte b : bytes) {
            held = b == '\n' ? 0 : held + 1;
            if (held <= 65_536) {
                buffer[used++] = b;
            }
            if (b == '\n') {
                String line = new String(buffer, 0, used, StandardCharsets.UTF_8);
                used = 0;
                if (line.length() < 65_000 && !line.isBlank()) {
                    events.add(event(line));
                }
            }
        }
        return events;
    }

    private final byte[] buffer = new byte[70_000];
    private int used;
}
