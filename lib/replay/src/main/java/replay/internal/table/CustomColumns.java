package replay.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a custom resource: the {@code additionalPrinterColumns} of its CustomResourceDefinition, or the age
 * if there are none. Corresponds to apiextensions-apiserver's {@code tableconvertor.go}.
 */
final class CustomColumns {
    private static final Configuration PATHS = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .options(Option.SUPPRESS_EXCEPTIONS, Option.ALWAYS_RETURN_LIST)
            .build();

    private CustomColumns() {}

    static List<Column> of(JsonNode crd, String version) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.NAME);
        for (JsonNode candidate : crd.at("/spec/versions")) {
            if (candidate.path("name").asText().equals(version)) {
                candidate.path("additionalPrinterColumns").forEach(column -> columns.add(column(column)));
            }
        }
        if (columns.size() == 1) {
            columns.add(Column.AGE.typed("date"));
        }
        return columns;
    }

    private static Column column(JsonNode column) {
        String path = column.path("jsonPath").asText();
        String type = column.path("type").asText();
        return new Column(
                column.path("name").asText(),
                type,
                column.path("format").asText(),
                CellTexts.or(
                        column.path("description"), "Custom resource definition column (in JSONPath format): " + path),
                column.path("priority").asInt(),
                (object, now) -> cell(object, path, type, now));
    }

    private static @Nullable Object cell(JsonNode object, String path, String type, Instant now) {
        JsonNode found;
        try {
            // Kubernetes writes .a.b for $.a.b, and \. for a dot in a name.
            JsonNode all = JsonPath.using(PATHS).parse(object).read("$" + quoted(path));
            if (all == null || all.isEmpty()) {
                return null;
            }
            found = all.get(0);
        } catch (InvalidPathException e) {
            return null; // as in the server: a path that cannot be evaluated gives an empty cell
        }
        return switch (type) {
            case "integer" -> found.isNumber() ? (Object) found.asLong() : null;
            case "number" -> found.isNumber() ? found.decimalValue() : null;
            case "boolean" -> found.isBoolean() ? found.asBoolean() : null;
            case "date" -> found.isTextual() ? Age.since(found, now) : null;
            default -> found.isNull() ? null : found.isValueNode() ? found.asText() : found.toString();
        };
    }

    /** Returns {@code .metadata.labels['a.b/c']} for {@code .metadata.labels.a\.b/c}. */
    private static String quoted(String path) {
        if (!path.contains("\\.")) {
            return path;
        }
        StringBuilder result = new StringBuilder();
        for (String part : path.split("(?<!\\\\)\\.")) {
            if (!part.isEmpty()) {
                result.append("['").append(part.replace("\\.", ".")).append("']");
            }
        }
        return result.toString();
    }
}
