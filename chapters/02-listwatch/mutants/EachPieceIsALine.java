// Treats each piece as complete lines.
// killed-by: 2.2 lines cut anywhere
// says: A part of a line is not an event
// story: https://github.com/kubernetes-client/python/issues/1116
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

public class EachPieceIsALine extends BufferedWatchReader {
    @Override
    public List<Event> feed(byte[] bytes) {
        List<Event> events = new ArrayList<>();
        Stream.of(new String(bytes, StandardCharsets.UTF_8).split("\n")).filter(l -> !l.isBlank()).forEach(l -> events.add(event(l)));
        return events;
    }
}
