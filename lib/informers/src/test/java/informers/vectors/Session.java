package informers.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The object under test that a header of a vector file starts, and its result for each operation. */
interface Session {
    /** Returns the results of an operation, by the names of the vector's fields. */
    Map<String, @Nullable Object> run(JsonNode operation) throws Exception;

    static Session of(JsonNode header) {
        String type = header.path("type").asText();
        return switch (type) {
            case "DeltaFIFO" ->
                isBefore133(header.path("client-go").asText())
                        ? new DeltaFIFOBefore133(header)
                        : new DeltaFIFOSession(header);
            case "RealFIFO" -> new RealFIFOSession(header);
            case "Indexer" -> new IndexerSession();
            case "misc" -> new MiscSession();
            default -> throw new IllegalArgumentException("no replay knows the type \"" + type + "\" of " + header);
        };
    }

    /** Returns the version of client-go, such as {@code v1.32.13}. */
    private static boolean isBefore133(String version) {
        String[] parts = version.split("\\.");
        return parts.length > 1 && Integer.parseInt(parts[1]) < 33;
    }

    /** Runs an operation, and records the text of its error, or null. */
    static Map<String, @Nullable Object> noting(Call call) throws Exception {
        Map<String, @Nullable Object> outcome = new LinkedHashMap<>();
        outcome.put("err", null);
        try {
            call.run(outcome);
        } catch (RuntimeException e) {
            outcome.put("err", e.getMessage());
        }
        return outcome;
    }

    interface Call {
        void run(Map<String, @Nullable Object> outcome) throws Exception;
    }

    static IllegalArgumentException unknown(JsonNode operation) {
        return new IllegalArgumentException("no replay knows the operation " + operation.path("op"));
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
