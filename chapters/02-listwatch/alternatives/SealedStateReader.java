// A right answer in another form: where to resume from is an immutable state, and each call returns the next one. The bytes
// are fed to a state machine, one at a time.
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public class SealedStateReader implements WatchReader {
    /** What is known about the version. */
    private sealed interface State {
        record Unknown() implements State {}

        record At(String version) implements State {}

        record Expired() implements State {}

        default State at(String version) {
            return this instanceof Expired ? this : new At(version);
        }

        default String version() {
            return this instanceof At at ? at.version() : "";
        }
    }

    private State state = new State.Unknown();
    private ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public Event event(String text) {
        try {
            JsonNode tree = new ObjectMapper().readTree(text);
            return new Event(tree.get("type").textValue(), tree.get("object"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Event> feed(byte[] bytes) {
        List<Event> events = new ArrayList<>();
        for (byte b : bytes) {
            next(b).ifPresent(events::add);
        }
        return events;
    }

    private Optional<Event> next(byte b) {
        if (b != '\n') {
            line.write(b);
            return Optional.empty();
        }
        String text = line.toString(StandardCharsets.UTF_8).strip();
        line = new ByteArrayOutputStream();
        return Optional.of(text).filter(one -> !one.isEmpty()).map(this::event);
    }

    @Override
    public void listed(String resourceVersion) {
        state = new State.At(resourceVersion);
    }

    @Override
    public boolean saw(Event event) {
        boolean error = event.type().equals("ERROR");
        if (!error) {
            state = state.at(event.resourceVersion());
        } else if (event.object().path("code").intValue() == 410) {
            state = new State.Expired();
        }
        return !error && !event.type().equals("BOOKMARK");
    }

    @Override
    public String resumeFrom() {
        return state.version();
    }
}
