package informers.client.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Logs the warnings in responses of the server: that an API is deprecated, that a field is unknown. Each warning is
 * logged once, because an informer repeats its requests.
 *
 * <p>Thread-safe. Corresponds to the WarningLogger and the deduplicating writer of {@code rest/warnings.go}.
 */
final class Warnings {
    /** A warning of RFC 7234 as API servers write it: {@code 299 - "text" "date"}. */
    private static final Pattern WARNING =
            Pattern.compile("(\\d{3}) +(\\S+) +\"((?:[^\"\\\\]++|\\\\.)*+)\"(?: +\"[^\"]*\")?");

    /** The code for API servers' warnings; other codes come from caches on the way. */
    private static final String MISCELLANEOUS_PERSISTENT = "299";

    private static final int REMEMBERED = 1000;

    private final Consumer<String> log;
    private final Map<String, Boolean> logged = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    Warnings() {
        this(LoggerFactory.getLogger(RestClient.class)::warn);
    }

    Warnings(Consumer<String> log) {
        this.log = log;
    }

    /** @param headers the values of the {@code Warning} headers of a response; invalid ones are ignored */
    void log(List<String> headers) {
        for (String header : headers) {
            Matcher warning = WARNING.matcher(header);
            while (warning.find()) {
                String text = warning.group(3).replaceAll("\\\\(.)", "$1").replaceAll("\\p{Cntrl}", " ");
                if (warning.group(1).equals(MISCELLANEOUS_PERSISTENT) && !text.isBlank() && isNew(text)) {
                    log.accept("Warning: " + text);
                }
            }
        }
    }

    private synchronized boolean isNew(String text) {
        return logged.putIfAbsent(text, true) == null;
    }
}
