package informers.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object as bytes, with what was parsed of it: the length of that part, the place of the metadata in the JSON, each text
 * with its length, and the JSON. So it is read again without parsing, which takes a tenth of the time.
 *
 * <p>Texts are in ISO 8859-1, one byte a character. An object with another character in its metadata, which no server
 * accepts there, has only its JSON, and is parsed again.
 */
final class SavedObject {
    private static final int LENGTH = Integer.BYTES;

    private SavedObject() {}

    static byte[] save(ObjectJson object) {
        List<byte[]> texts = new ArrayList<>();
        boolean complete = addTexts(object, texts);
        byte[] json = object.shared();
        if (!complete) {
            return ByteBuffer.allocate(LENGTH + json.length).putInt(0).put(json).array();
        }
        int length = 2 * Integer.BYTES
                + texts.stream().mapToInt(text -> LENGTH + text.length).sum();
        ByteBuffer saved = ByteBuffer.allocate(LENGTH + length + json.length).putInt(length);
        saved.putInt(object.metadata().from()).putInt(object.metadata().to());
        texts.forEach(text -> saved.putInt(text.length).put(text));
        return saved.put(json).array();
    }

    /** Returns false if a text has a character that its encoding does not have. */
    private static boolean addTexts(ObjectJson object, List<byte[]> texts) {
        ObjectMeta meta = object.metadata();
        List<String> all = new ArrayList<>(
                List.of(object.apiVersion(), object.kind(), meta.name(), meta.namespace(), meta.resourceVersion()));
        meta.labels().forEach((key, value) -> {
            all.add(key);
            all.add(value);
        });
        for (String text : all) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            if (!new String(bytes, StandardCharsets.ISO_8859_1).equals(text)) {
                return false;
            }
            texts.add(bytes);
        }
        return true;
    }

    static ObjectJson restore(ByteBuffer in) {
        int length = in.getInt();
        int end = in.position() + length;
        List<String> texts = new ArrayList<>();
        int metaFrom = 0;
        int metaTo = 0;
        if (length > 0) {
            metaFrom = in.getInt();
            metaTo = in.getInt();
            while (in.position() < end) {
                texts.add(new String(bytes(in, in.getInt()), StandardCharsets.ISO_8859_1));
            }
        }
        byte[] json = bytes(in, in.remaining());
        return length == 0 ? ObjectJson.owning(json) : object(texts.iterator(), json, metaFrom, metaTo);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static ObjectJson object(Iterator<String> texts, byte[] json, int metaFrom, int metaTo) {
        String apiVersion = Shared.string(texts.next());
        String kind = Shared.string(texts.next());
        String name = texts.next();
        String namespace = Shared.string(texts.next());
        String resourceVersion = texts.next();
        Map<String, String> labels = new LinkedHashMap<>(4);
        while (texts.hasNext()) {
            labels.put(Shared.string(texts.next()), Shared.string(texts.next()));
        }
        ObjectMeta meta =
                new ObjectMeta(name, namespace, resourceVersion, Shared.labels(labels), json, metaFrom, metaTo);
        return new ObjectJson(apiVersion, kind, meta, json);
    }
}
