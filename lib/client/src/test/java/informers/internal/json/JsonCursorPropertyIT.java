package informers.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import informers.api.DecodeException;
import informers.api.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The cursor accepts and rejects the same texts as Jackson, and reads the same. */
class JsonCursorPropertyIT {
    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> text = Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(10),
                        Arbitraries.of("绿", "😀", "a/b.c", "k:{\"ip\":\"10.0.0.1\"}", "\\", "\u0000"))
                .map(s -> Json.mapper().getNodeFactory().textNode(s).toString());
        Arbitrary<String> scalar = Arbitraries.oneOf(
                text,
                Arbitraries.of("null", "true", "false", "0", "-0.0", "1e400", "12345678901234567890", "\"\\u00e9\\/\""),
                Arbitraries.longs().map(String::valueOf));
        Arbitrary<String> value = scalar;
        for (int depth = 0; depth < 3; depth++) {
            Arbitrary<String> inner = value;
            Arbitrary<String> space = Arbitraries.of("", "", " ", "\n\t");
            Arbitrary<String> field =
                    Combinators.combine(text, space, inner).as((name, s, v) -> name + s + ":" + s + v);
            value = Arbitraries.oneOf(
                    scalar,
                    inner.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"),
                    field.list().ofMaxSize(4).map(list -> "{" + String.join(" ,", list) + "}"));
        }
        return value.list().ofMaxSize(4).map(list -> {
            StringBuilder whole = new StringBuilder("{");
            for (int i = 0; i < list.size(); i++) {
                whole.append(i > 0 ? "," : "")
                        .append("\"f")
                        .append(i)
                        .append("\":")
                        .append(list.get(i));
            }
            return whole.append("}").toString();
        });
    }

    @Property
    void readsWhatJacksonReads(@ForAll("json") String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Map<String, String> expected = new LinkedHashMap<>();
        Json.tree(bytes).properties().forEach(f -> expected.put(f.getKey(), scalarOrJson(f.getValue())));
        Map<String, String> read = new LinkedHashMap<>();
        JsonCursor in = new JsonCursor(bytes, 0, bytes.length);
        in.enter();
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            byte kind = in.peek();
            int from = in.at();
            if (kind == '"') {
                read.put(name, in.text());
            } else {
                in.skip();
                read.put(name, scalarOrJson(Json.tree(Arrays.copyOfRange(bytes, from, in.at()))));
            }
        }
        assertThat(in.isAtEnd()).isTrue();
        assertThat(read).isEqualTo(expected);
    }

    private static String scalarOrJson(JsonNode node) {
        return node.isTextual() ? node.asText() : node.toString();
    }

    /** Bytes changed, removed or doubled. */
    @Property
    void acceptsWhatJacksonAccepts(@ForAll("json") String text, @ForAll List<Integer> where, @ForAll List<Byte> what) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < Math.min(2, Math.min(where.size(), what.size())); i++) {
            int at = Math.floorMod(where.get(i), bytes.length);
            bytes = switch (Math.floorMod(where.get(i), 3)) {
                case 0 -> spliced(bytes, at, at + 1, what.get(i));
                case 1 -> spliced(bytes, at, at + 1, null);
                default -> spliced(bytes, at, at, what.get(i));
            };
            if (bytes.length == 0) {
                return;
            }
        }
        boolean taken = cursorTakes(bytes);
        if (taken) {
            assertThat(jacksonTakes(bytes)).isTrue();
        } else if (isUtf8(bytes)) {
            assertThat(jacksonTakes(bytes)).isFalse();
        }
    }

    private static byte[] spliced(byte[] bytes, int from, int to, @Nullable Byte instead) {
        int more = instead == null ? 0 : 1;
        byte[] result = new byte[bytes.length - (to - from) + more];
        System.arraycopy(bytes, 0, result, 0, from);
        if (instead != null) {
            result[from] = instead;
        }
        System.arraycopy(bytes, to, result, from + more, bytes.length - to);
        return result;
    }

    private static boolean cursorTakes(byte[] bytes) {
        try {
            JsonCursor in = new JsonCursor(bytes, 0, bytes.length);
            in.skip();
            return in.isAtEnd();
        } catch (JsonParseException e) {
            return false;
        }
    }

    private static boolean jacksonTakes(byte[] bytes) {
        try {
            return !Json.tree(bytes).isMissingNode();
        } catch (DecodeException e) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
