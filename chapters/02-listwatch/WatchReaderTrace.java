import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 02}: a watch stream in pieces, a bookmark, a 410 and a new LIST. */
public final class WatchReaderTrace implements Trace {
    private static final String STREAM = line("ADDED", "pod-1", 101) + line("MODIFIED", "pod-1", 105) + line("BOOKMARK", "", 130);

    private static final String EXPIRED =
            "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\"}}\n";

    @Override
    public void run(Tracer tracer) {
        tracer.scene("the bytes of a watch arrive in pieces");
        WatchReader reader = reader(tracer);
        byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
        int[] ends = {40, bytes.length - 60, bytes.length};
        int from = 0;
        for (int end : ends) {
            byte[] piece = Arrays.copyOfRange(bytes, from, end);
            tracer.ask("bytes " + from + " to " + end, () -> texts(reader.feed(piece)));
            from = end;
        }

        tracer.scene("where to watch again");
        WatchReader resuming = reader(tracer);
        tracer.show("resumeFrom()", () -> resuming.resumeFrom().isEmpty() ? "none: a LIST is needed" : resuming.resumeFrom());
        tracer.step("a LIST at 100", () -> resuming.listed("100"));
        for (String line : (STREAM + EXPIRED).lines().toList()) {
            tracer.ask("saw " + line.replaceAll(".*\"type\":\"(\\w+)\".*", "$1"), () -> resuming.saw(resuming.event(line)));
        }
        tracer.step("a LIST at 140", () -> resuming.listed("140"));
        tracer.play(new WatchReaderScenes());
    }

    private static WatchReader reader(Tracer tracer) {
        WatchReader reader = tracer.answer("02-listwatch/MyWatchReader.java", WatchReader.class, LibWatchReader::new);
        tracer.withoutFields();
        return reader;
    }

    private static List<String> texts(List<WatchReader.Event> events) {
        return events.stream().map(WatchReaderTrace::text).toList();
    }

    private static String text(WatchReader.Event event) {
        return (event.type() + " " + event.name() + " " + event.resourceVersion()).replaceAll(" +", " ").strip();
    }

    private static String line(String type, String name, int version) {
        return "{\"type\":\"" + type + "\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{"
                + (name.isEmpty() ? "" : "\"name\":\"" + name + "\",") + "\"resourceVersion\":\"" + version + "\"}}}\n";
    }
}
