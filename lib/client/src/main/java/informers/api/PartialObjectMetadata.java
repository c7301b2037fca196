package informers.api;

import java.nio.charset.StandardCharsets;

/**
 * The metadata of an object of any resource, for caches that need only names, labels and owners. The server omits
 * everything else; if an old server does not, this library does.
 *
 * <p>Its kind is always {@code PartialObjectMetadata}, never that of the object. Immutable and thread-safe. Corresponds
 * to {@code metav1.PartialObjectMetadata}.
 */
public final class PartialObjectMetadata extends KubeObject {
    private static final String KIND = "PartialObjectMetadata";

    private PartialObjectMetadata(ObjectJson parts) {
        super(parts);
    }

    /**
     * Returns the metadata of an object.
     *
     * @param object an object
     * @return its metadata
     * @throws DecodeException if the object states no kind or no apiVersion
     */
    public static PartialObjectMetadata of(KubeObject object) {
        return of(object.parts());
    }

    static PartialObjectMetadata of(ObjectJson parts) {
        if (parts.kind().equals(KIND)) {
            return new PartialObjectMetadata(parts);
        }
        for (String[] field : new String[][] {{"kind", parts.kind()}, {"apiVersion", parts.apiVersion()}}) {
            if (field[1].isEmpty()) {
                throw new DecodeException("expected an object with kind and apiVersion, to take its metadata, but "
                        + field[0] + " is missing");
            }
        }
        String head = "{\"kind\":\"" + KIND + "\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":";
        byte[] metadata = parts.metadata().json();
        byte[] whole = new byte[head.length() + metadata.length + 1];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, whole, 0, head.length());
        System.arraycopy(metadata, 0, whole, head.length(), metadata.length);
        whole[whole.length - 1] = '}';
        return new PartialObjectMetadata(ObjectJson.owning(whole));
    }

    /**
     * Like {@code isLikelyObjectMetadata} in client-go's {@code metadata.go}: rejects an object without any identity.
     */
    PartialObjectMetadata requireIdentity() {
        ObjectMeta meta = metadata();
        if (meta.name().isEmpty()
                && meta.uid().isEmpty()
                && meta.generateName().isEmpty()
                && meta.creationTimestamp().isEmpty()) {
            throw new DecodeException(
                    "expected an object's metadata, with a name or a uid, but the object does not appear to have any");
        }
        return this;
    }
}
