package informers.internal.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A YAML scalar as kubectl reads it: YAML 1.1 without sexagesimal numbers and without dates, but with {@code y}, {@code
 * n} and the octal numbers of YAML 1.2.
 *
 * <p>Corresponds to {@code goyaml.v2/resolve.go} of sigs.k8s.io/yaml, and to the map keys of its {@code yaml.go}.
 *
 * @param json the value; a missing node for infinity and for NaN, which JSON cannot express
 * @param key the scalar as the name of a field; null if it cannot be one
 */
record YamlScalar(JsonNode json, @Nullable String key) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TAG = "tag:yaml.org,2002:";
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]++|[0-9]++(\\.[0-9]*+)?)([eE][-+]?[0-9]++)?");
    /** Go's rule for underscores; it applies to numbers that start with their decimal point. */
    private static final Pattern POINT_FLOAT = Pattern.compile("\\.[0-9]++(_[0-9]++)*+([eE][-+]?[0-9]++(_[0-9]++)*+)?");

    private static final Pattern TIME = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
            + "([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]{1,9})?(Z|[-+][0-9]{2}:[0-9]{2})?)?");
    private static final Map<String, YamlScalar> WORDS = words();

    private static Map<String, YamlScalar> words() {
        Map<String, YamlScalar> words = new HashMap<>();
        put(words, "y Y yes Yes YES true True TRUE on On ON", JSON.booleanNode(true), "true");
        put(words, "n N no No NO false False FALSE off Off OFF", JSON.booleanNode(false), "false");
        put(words, " ~ null Null NULL", JSON.nullNode(), null); // the first is the empty text
        put(words, ".nan .NaN .NAN", JSON.missingNode(), ".nan");
        put(words, ".inf .Inf .INF +.inf +.Inf +.INF", JSON.missingNode(), ".inf");
        put(words, "-.inf -.Inf -.INF", JSON.missingNode(), "-.inf");
        return Map.copyOf(words);
    }

    private static void put(Map<String, YamlScalar> words, String spellings, JsonNode json, @Nullable String key) {
        for (String word : spellings.split(" ")) {
            words.put(word, new YamlScalar(json, key));
        }
    }

    static YamlScalar text(String text) {
        return new YamlScalar(JSON.textNode(text), text);
    }

    /** Returns the value of an untagged plain scalar. */
    static YamlScalar plain(String text) {
        YamlScalar word = text.length() <= 5 ? WORDS.get(text) : null;
        if (word != null) {
            return word;
        }
        char first = text.charAt(0);
        if (first == '.') {
            return POINT_FLOAT.matcher(text).matches() ? decimal(text, text.replace("_", "")) : text(text);
        }
        if ((first < '0' || first > '9') && first != '-' && first != '+') {
            return text(text);
        }
        String digits = text.replace("_", "");
        BigInteger whole = GoNumber.whole(digits);
        if (whole != null) {
            boolean isKey = whole.bitLength() < Long.SIZE;
            return new YamlScalar(GoNumber.json(whole), isKey ? whole.toString() : null);
        }
        return FLOAT.matcher(digits).matches() ? decimal(text, digits) : text(text);
    }

    private static YamlScalar decimal(String text, String digits) {
        double value = Double.parseDouble(digits);
        return Double.isInfinite(value) ? text(text) : new YamlScalar(GoNumber.json(value), GoNumber.key(value));
    }

    /**
     * Returns the value of a tagged scalar. A tag that is not known, such as {@code !Ref}, leaves the text.
     *
     * @return null if the text is not a value of this kind
     */
    static @Nullable YamlScalar tagged(String tag, String text) {
        if (!tag.startsWith(TAG)) {
            return text(text);
        }
        YamlScalar plain = plain(text);
        JsonNode json = plain.json();
        return switch (tag.substring(TAG.length())) {
            case "int" -> json.isNumber() && !isDecimal(text) ? plain : null;
            case "float" -> json.isNumber() || json.isMissingNode() ? plain : null;
            case "bool" -> json.isBoolean() ? plain : null;
            case "null" -> json.isNull() ? plain : null;
            case "timestamp" -> isTime(text) ? text(text) : null;
            case "binary" -> binary(text);
            default -> text(text);
        };
    }

    private static boolean isDecimal(String text) {
        return GoNumber.whole(text.replace("_", "")) == null;
    }

    private static boolean isTime(String text) {
        Matcher time = TIME.matcher(text);
        try {
            return time.matches()
                    && LocalDate.of(
                                    Integer.parseInt(time.group(1)),
                                    Integer.parseInt(time.group(2)),
                                    Integer.parseInt(time.group(3)))
                            != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static @Nullable YamlScalar binary(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replaceAll("[\r\n]", ""));
            boolean padded = text.replaceAll("[\r\n]", "").length() % 4 == 0;
            return padded ? text(new String(bytes, StandardCharsets.UTF_8)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
