package informers.chaos;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One event in a stream of bytes, with its newline. Examined as text, because it may be corrupted. */
record EventLine(byte[] bytes) {
    private static final Pattern VERSION = Pattern.compile("\"resourceVersion\":\"([0-9]+)\"");

    boolean isEndMark() {
        return text().contains("\"k8s.io/initial-events-end\"");
    }

    boolean isPlainBookmark() {
        return text().startsWith("{\"type\":\"BOOKMARK\"") && !isEndMark();
    }

    /** Returns this event, with the other one's version if that is newer. */
    EventLine notBefore(Optional<EventLine> other) {
        if (other.isEmpty() || other.get().version() <= version()) {
            return this;
        }
        String newer = "\"resourceVersion\":\"" + other.get().version() + "\"";
        return new EventLine(VERSION.matcher(text()).replaceFirst(newer).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a bookmark with the version of this event. */
    byte[] bookmark() {
        String text = text();
        Matcher kind = Pattern.compile("\"kind\":\"([A-Za-z]+)\"").matcher(text);
        if (!kind.find()) {
            throw new IllegalStateException("an event without a kind: " + text);
        }
        return ("{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"" + kind.group(1)
                        + "\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"" + version() + "\"}}}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private long version() {
        Matcher version = VERSION.matcher(text());
        if (!version.find()) {
            throw new IllegalStateException("an event without a version: " + text());
        }
        return Long.parseLong(version.group(1));
    }

    private String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
