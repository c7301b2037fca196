// Makes events only of a piece that ends with a line feed: what is whole waits for what is not.
// killed-by: 2.2 lines cut anywhere
// says: give the event of the whole line now
// story: https://github.com/kube-rs/kube/pull/92
import java.io.ByteArrayOutputStream;
import java.util.List;

public class WaitsForAWholePiece extends BufferedWatchReader {
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
