// Takes the version when an event is decoded, before the program has handled it.
// killed-by: 2.3 where to resume
// says: saw() was not called
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import java.util.List;

public class DecodedIsSeen extends BufferedWatchReader {
    @Override
    public List<Event> feed(byte[] bytes) {
        List<Event> events = super.feed(bytes);
        events.forEach(this::saw);
        return events;
    }
}
