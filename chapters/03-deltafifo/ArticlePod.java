import informers.api.KeyFunction;

/** The article's pod: a name, and a value that changes. Queues hold any objects for which they have a key function. */
public record ArticlePod(String name, int value) {
    public static final KeyFunction<ArticlePod> KEYS = ArticlePod::name;

    /** {@code pod(1, 11)} is pod-1 with the value 11. */
    public static ArticlePod pod(int number, int value) {
        return new ArticlePod("pod-" + number, value);
    }

    @Override
    public String toString() {
        return "{" + name + " " + value + "}";
    }
}
