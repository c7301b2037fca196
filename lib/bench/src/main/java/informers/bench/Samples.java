package informers.bench;

import informers.api.Pod;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Pods of the load server, for benchmarks without a server. */
public final class Samples {
    private Samples() {}

    /** Returns this number of different pods. */
    public static List<Pod> pods(int count) {
        List<Pod> pods = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            pods.add(Pod.TYPE.decode(new FakePod(i).whole()));
        }
        return pods;
    }

    /** Returns this number of lines of a watch. */
    public static byte[] events(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("{\"type\":\"MODIFIED\",\"object\":")
                    .append(new String(new FakePod(i).whole(), StandardCharsets.US_ASCII))
                    .append("}\n");
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The value of the label app with this number. */
    public static String app(int number) {
        return "app-" + number % FakePod.APPS;
    }
}
