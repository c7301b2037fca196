// Lets a Scanner find the lines: it also ends a line at U+2028 and U+0085.
// killed-by: 2.2 many lines in one piece
// says: Here only \n ends a line
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Scanner;

public class LinesOfAScanner extends BufferedWatchReader {
    private byte[] rest = {};

    @Override
    public List<Event> feed(byte[] bytes) {
        byte[] all = Arrays.copyOf(rest, rest.length + bytes.length);
        System.arraycopy(bytes, 0, all, rest.length, bytes.length);
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        rest = Arrays.copyOfRange(all, end, all.length);
        List<Event> events = new ArrayList<>();
        Scanner lines = new Scanner(new String(all, 0, end, StandardCharsets.UTF_8));
        String unfinished = "";
        while (lines.hasNextLine()) {
            unfinished += lines.nextLine();
            if (unfinished.isBlank()) {
                continue;
            }
            try {
                events.add(event(unfinished));
            } catch (RuntimeException e) {
                events.add(new Event("ERROR", com.fasterxml.jackson.databind.node.MissingNode.getInstance()));
            }
            unfinished = "";
        }
        return events;
    }
}
