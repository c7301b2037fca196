// Returns the same list of events each time, cleared at the next call.
// killed-by: 2.2 many lines in one piece
// says: the list that it had returned before changed
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import java.util.ArrayList;
import java.util.List;

public class EventsAreShared extends BufferedWatchReader {
    private final List<Event> events = new ArrayList<>();

    @Override
    public List<Event> feed(byte[] bytes) {
        events.clear();
        events.addAll(super.feed(bytes));
        return events;
    }
}
