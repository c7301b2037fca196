// Keeps the caller's array with the incomplete line instead of a copy: the caller reads the next bytes into it.
// killed-by: 2.2 many lines in one piece
// says: Copy the bytes of an incomplete line
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import java.util.ArrayList;
import java.util.List;

public class KeepsTheArray extends BufferedWatchReader {
    private final List<byte[]> pieces = new ArrayList<>();

    @Override
    public List<Event> feed(byte[] bytes) {
        pieces.add(bytes);
        boolean complete = false;
        for (byte b : bytes) {
            complete |= b == '\n';
        }
        List<Event> events = new ArrayList<>();
        if (complete) {
            pieces.forEach(piece -> events.addAll(super.feed(piece)));
            pieces.clear();
        }
        return events;
    }
}
