package informers.client;

/** The kinds of patch. Corresponds to apimachinery's {@code types.PatchType}. */
public enum PatchType {
    /** A list of operations: RFC 6902. */
    JSON("application/json-patch+json"),
    /** The fields to change; null takes one away: RFC 7386. */
    MERGE("application/merge-patch+json"),
    /** As MERGE, but lists are merged by their keys; not for custom resources. */
    STRATEGIC_MERGE("application/strategic-merge-patch+json"),
    /** The fields that a manager wants to have, in YAML or JSON; see {@link ObjectClient#apply}. */
    APPLY("application/apply-patch+yaml");

    private final String contentType;

    PatchType(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }
}
