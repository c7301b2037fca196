package informers.client;

/** The kind of a patch. Corresponds to apimachinery's {@code types.PatchType}. */
public enum PatchType {
    /** A list of operations: RFC 6902. */
    JSON("application/json-patch+json"),
    /** The fields to change; null removes a field: RFC 7386. */
    MERGE("application/merge-patch+json"),
    /** Like MERGE, but lists are merged by the keys of their elements; not for custom resources. */
    STRATEGIC_MERGE("application/strategic-merge-patch+json"),
    /** The fields that a manager wants to own, in YAML or JSON; see {@link ResourceClient#apply}. */
    APPLY("application/apply-patch+yaml");

    private final String contentType;

    PatchType(String contentType) {
        this.contentType = contentType;
    }

    /** {@return the media type of a patch} */
    public String contentType() {
        return contentType;
    }
}
