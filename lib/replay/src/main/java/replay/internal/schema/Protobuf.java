package replay.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Decodes {@code application/vnd.kubernetes.protobuf}, which {@code kubectl create} sends: {@code k8s\0}, then a
 * {@code runtime.Unknown} with the object's kind and bytes. Empty values are dropped, as Go's {@code omitempty} does; 0 and
 * false are kept in fields that are pointers in Go, where they are set on purpose. (Go sends the others even if they are
 * zero.)
 */
public final class Protobuf {
    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final int MAX_DEPTH = 100;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Protobuf() {}

    /**
     * Returns the object as JSON, with its kind and apiVersion.
     *
     * @throws DecodeError if it is not such a message, or of an unknown kind
     */
    public static ObjectNode decode(byte[] message) {
        if (message.length < 4 || !Arrays.equals(message, 0, 4, MAGIC, 0, 4)) {
            throw new DecodeError(
                    "provided data does not appear to be a protobuf message, expected prefix" + " [107 56 115 0]");
        }
        try {
            return unknown(ByteBuffer.wrap(message, 4, message.length - 4).slice());
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
            throw new DecodeError("unexpected EOF");
        }
    }

    private static ObjectNode unknown(ByteBuffer in) {
        String apiVersion = "";
        String kind = "";
        ByteBuffer raw = ByteBuffer.allocate(0);
        while (in.hasRemaining()) {
            long tag = varint(in);
            if (tag == (1 << 3 | 2)) {
                ByteBuffer meta = bytes(in);
                while (meta.hasRemaining()) {
                    long inner = varint(meta);
                    String text = text(bytes(meta));
                    if (inner == (1 << 3 | 2)) {
                        apiVersion = text;
                    } else {
                        kind = text;
                    }
                }
            } else if (tag == (2 << 3 | 2)) {
                raw = bytes(in);
            } else {
                skip(in, (int) (tag & 7));
            }
        }
        String wanted = kind;
        String version = apiVersion;
        StructType type = BuiltInKinds.of(apiVersion, kind)
                .orElseThrow(() -> new DecodeError("no kind \"" + wanted + "\" is registered for version \"" + version
                        + "\" in protobuf: send it as JSON"));
        ObjectNode object = NODES.objectNode().put("kind", kind).put("apiVersion", apiVersion);
        struct(type, raw, object, 0);
        return object;
    }

    private static void struct(StructType type, ByteBuffer in, ObjectNode out, int depth) {
        if (depth > MAX_DEPTH) {
            throw new DecodeError("exceeded max depth");
        }
        while (in.hasRemaining()) {
            long tag = varint(in);
            int wire = (int) (tag & 7);
            Optional<Field> field = type.numbered((int) (tag >>> 3));
            if (field.isEmpty()) {
                skip(in, wire);
            } else if (field.get().inline()) {
                struct(field.get().type().struct().orElseThrow(), bytes(in), out, depth + 1);
            } else {
                field(field.get(), wire, in, out, depth);
            }
        }
    }

    private static void field(Field field, int wire, ByteBuffer in, ObjectNode out, int depth) {
        FieldType type = field.type();
        switch (type.form()) {
            case ONE -> {
                JsonNode value = value(type, wire, in, depth);
                boolean zero = value.isBoolean() && !value.asBoolean() || value.isNumber() && value.asDouble() == 0;
                boolean empty = value.isNull()
                        || zero && !field.pointer()
                        || value.isTextual() && value.asText().isEmpty()
                        || field.name().equals("metadata") && value.isEmpty() && depth > 0
                        || field.name().equals("status") && value.isEmpty();
                if (!empty) {
                    out.set(field.name(), value);
                }
            }
            case LIST -> {
                ArrayNode list = out.get(field.name()) instanceof ArrayNode there ? there : out.putArray(field.name());
                list.add(value(type.element(), wire, in, depth));
            }
            case MAP -> {
                ObjectNode map =
                        out.get(field.name()) instanceof ObjectNode there ? there : out.putObject(field.name());
                entry(type.element(), bytes(in), map, depth);
            }
        }
    }

    private static void entry(FieldType type, ByteBuffer in, ObjectNode map, int depth) {
        String key = "";
        JsonNode value = type.section().isEmpty() ? NODES.textNode("") : NODES.objectNode();
        while (in.hasRemaining()) {
            long tag = varint(in);
            if (tag >>> 3 == 1) {
                key = text(bytes(in));
            } else {
                value = value(type, (int) (tag & 7), in, depth);
            }
        }
        map.set(key, value);
    }

    private static JsonNode value(FieldType type, int wire, ByteBuffer in, int depth) {
        Optional<StructType> struct = type.struct();
        if (struct.isPresent()) {
            ObjectNode inner = NODES.objectNode();
            struct(struct.get(), bytes(in), inner, depth + 1);
            return inner;
        }
        return switch (type.name()) {
            case "string" -> NODES.textNode(text(bytes(in)));
            case "bytes" -> NODES.textNode(Base64.getEncoder().encodeToString(array(bytes(in))));
            case "bool" -> NODES.booleanNode(varint(in) != 0);
            case "int32" -> NODES.numberNode((int) varint(in));
            case "int64", "uint32" -> NODES.numberNode(varint(in));
            case "float64" -> NODES.numberNode(in.order(ByteOrder.LITTLE_ENDIAN).getDouble());
            case "quantity" -> NODES.textNode(text(inner(bytes(in), 1)));
            case "intOrString" -> intOrString(bytes(in));
            case "time", "microTime" -> time(bytes(in));
            case "raw", "json" -> json(inner(bytes(in), 1));
            default -> {
                skip(in, wire);
                yield NODES.nullNode();
            }
        };
    }

    private static JsonNode intOrString(ByteBuffer in) {
        long type = 0;
        int number = 0;
        String text = "";
        while (in.hasRemaining()) {
            switch ((int) (varint(in) >>> 3)) {
                case 1 -> type = varint(in);
                case 2 -> number = (int) varint(in);
                default -> text = text(bytes(in));
            }
        }
        return type == 0 ? NODES.numberNode(number) : NODES.textNode(text);
    }

    private static JsonNode time(ByteBuffer in) {
        long seconds = 0;
        boolean there = false;
        while (in.hasRemaining()) {
            long number = varint(in) >>> 3;
            long value = varint(in);
            if (number == 1) {
                seconds = value;
                there = true;
            }
        }
        return there ? NODES.textNode(Instant.ofEpochSecond(seconds).toString()) : NODES.nullNode();
    }

    /** Returns the bytes of one field of a message. */
    private static ByteBuffer inner(ByteBuffer in, int wanted) {
        ByteBuffer found = ByteBuffer.allocate(0);
        while (in.hasRemaining()) {
            long tag = varint(in);
            if (tag >>> 3 == wanted) {
                found = bytes(in);
            } else {
                skip(in, (int) (tag & 7));
            }
        }
        return found;
    }

    private static JsonNode json(ByteBuffer in) {
        try {
            return in.hasRemaining() ? MAPPER.readTree(array(in)) : NODES.nullNode();
        } catch (IOException e) {
            throw new DecodeError("expected JSON inside protobuf: " + e.getMessage());
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes");
    }

    private static ByteBuffer bytes(ByteBuffer in) {
        long length = varint(in);
        if (length < 0 || length > in.remaining()) {
            throw new java.nio.BufferUnderflowException();
        }
        ByteBuffer part = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return part;
    }

    private static void skip(ByteBuffer in, int wire) {
        switch (wire) {
            case 0 -> varint(in);
            case 1 -> in.getLong();
            case 2 -> bytes(in);
            case 5 -> in.getInt();
            default -> throw new IllegalArgumentException("wire type " + wire);
        }
    }

    private static byte[] array(ByteBuffer in) {
        byte[] array = new byte[in.remaining()];
        in.get(array);
        return array;
    }

    private static String text(ByteBuffer in) {
        return new String(array(in), StandardCharsets.UTF_8);
    }
}
