// Drops an event that equals the one before.
// killed-by: 2.2 many lines in one piece
// says: it does not compare
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import java.util.ArrayList;
import java.util.List;

public class EqualEventsAreDropped extends BufferedWatchReader {
    private Event before;

    @Override
    public List<Event> feed(byte[] bytes) {
        List<Event> events = new ArrayList<>();
        for (Event event : super.feed(bytes)) {
            if (!event.equals(before)) {
                events.add(event);
            }
            before = event;
        }
        return events;
    }
}
