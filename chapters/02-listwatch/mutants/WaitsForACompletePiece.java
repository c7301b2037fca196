// Returns events only after a piece that ends with a line feed: complete lines wait for the incomplete one.
// killed-by: 2.2 lines cut anywhere
// says: return the event of the complete line now
// story: https://github.com/kube-rs/kube/pull/92
import java.io.ByteArrayOutputStream;
import java.util.List;

public class WaitsForACompletePiece extends BufferedWatchReader {
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    @Override
    public List<Event> feed(byte[] bytes) {
        collected.writeBytes(bytes);
        byte[] all = collected.toByteArray();
        if (all.length == 0 || all[all.length - 1] != '\n') {
            return List.of();
        }
        collected.reset();
        return super.feed(all);
    }
}
