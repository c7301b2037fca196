package informers.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;

/** The parsers' factories of this library. Thread-safe. */
public final class JsonFactories {
    /** For bytes. Field names are not interned, because managedFields has new ones in each object. */
    public static final JsonFactory BYTES = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    /**
     * For texts, without the table of field names that Jackson's parsers share: with tens of thousands of pods, that table
     * took most of the time. Must not be used for bytes, because it would not reject invalid UTF-8.
     */
    public static final JsonFactory TEXTS = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private JsonFactories() {}
}
