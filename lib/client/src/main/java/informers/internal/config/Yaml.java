package informers.internal.config;

import com.fasterxml.jackson.databind.JsonNode;
import informers.client.config.KubeconfigException;
import informers.internal.yaml.YamlDocument;
import informers.internal.yaml.YamlException;
import informers.internal.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the first YAML document of a file, as maps, lists and scalars. */
public final class Yaml {
    private static final Logger LOG = LoggerFactory.getLogger(Yaml.class);

    /** The largest file in bytes: enough for tens of thousands of clusters with their certificates. */
    public static final int LARGEST = YamlReader.LARGEST;

    private Yaml() {}

    /** Returns the document's fields; none for an empty file. */
    public static Map<?, ?> read(Path file) {
        return fields(text(file), file.toString());
    }

    /**
     * Returns the fields of a text. Further documents are ignored with a warning: kubectl reads only the first, too.
     *
     * @param file its name in errors
     */
    public static Map<?, ?> fields(String text, String file) {
        try {
            YamlReader documents = new YamlReader(text);
            YamlDocument first = documents.next();
            if (first == null) {
                return Map.of();
            }
            if (!(plain(first.json()) instanceof Map<?, ?> fields)) {
                throw new KubeconfigException(file + ": expected a kubeconfig (apiVersion: v1, kind: Config, "
                        + "clusters: …), found " + what(plain(first.json())) + ". Is this the right file?");
            }
            warnOfMore(documents, file);
            return fields;
        } catch (YamlException e) {
            String place = e.line() == 0 ? "" : ", line " + e.line() + ", column " + e.column();
            throw new KubeconfigException(
                    file + place + ": expected YAML, but " + e.problem() + ". Correct the file there.");
        }
    }

    private static void warnOfMore(YamlReader documents, String file) {
        String what = "another document follows";
        try {
            YamlDocument second = documents.next();
            if (second == null) {
                return;
            }
            what += " in line " + second.line();
        } catch (YamlException e) {
            what += ", which is not YAML"; // kubectl does not read it
        }
        LOG.warn(
                "More than one YAML document; only the first is used, as in kubectl. Put the others into separate files "
                        + "and name all files in KUBECONFIG. file={}, problem={}",
                file,
                what);
    }

    private static @Nullable Object plain(JsonNode json) {
        if (json.isObject()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            json.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
            return fields;
        }
        if (json.isArray()) {
            List<Object> items = new ArrayList<>(json.size());
            json.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (json.isNull()) {
            return null;
        }
        return json.isTextual() ? json.textValue() : json.isBoolean() ? json.booleanValue() : json.numberValue();
    }

    /**
     * Returns the text of a file. It is UTF-8, or UTF-16 with a byte order mark, as PowerShell's {@code >} writes it.
     *
     * @throws KubeconfigException if the file cannot be read, or is not text
     */
    public static String text(Path file) {
        return text(bytes(file), file.toString());
    }

    public static String text(byte[] bytes, String file) {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            charset = StandardCharsets.UTF_16LE;
        } else if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            charset = StandardCharsets.UTF_16BE;
        }
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new KubeconfigException(
                    file + ": expected text in " + charset + ", found other bytes. Is this the right file?", e);
        }
    }

    /**
     * Returns the bytes of a file.
     *
     * @throws KubeconfigException if the file cannot be read, or is larger than {@link #LARGEST}
     */
    public static byte[] bytes(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new KubeconfigException(file + ": expected a file, found a directory.");
            }
            long size = Files.size(file);
            byte[] bytes = {};
            if (size <= LARGEST) {
                try (InputStream in = Files.newInputStream(file)) {
                    bytes = in.readNBytes(LARGEST + 1); // the size of a pipe is unknown
                }
            }
            if (Math.max(size, bytes.length) > LARGEST) {
                throw new KubeconfigException(file + ": expected a file of at most " + LARGEST + " bytes, found "
                        + Math.max(size, bytes.length) + ". Is this the right file?");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new KubeconfigException(file + ": there is no such file. Check the path.", e);
        } catch (AccessDeniedException e) {
            throw new KubeconfigException(file + ": this user may not read the file. Check its permissions.", e);
        } catch (IOException e) {
            throw new KubeconfigException(file + ": the file cannot be read: " + e, e);
        }
    }

    /** Names the type of a value in the words of YAML, without the value. */
    public static String what(@Nullable Object value) {
        if (value instanceof Map) {
            return "a map";
        }
        if (value instanceof Iterable) {
            return "a list";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        return value == null ? "nothing" : "a text";
    }
}
