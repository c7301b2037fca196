import informers.api.KeyFunction;

/** Given: a name, and a value that changes. A queue can hold objects of any type for which it has a key function. */
public record SamplePod(String name, int value) {
    public static final KeyFunction<SamplePod> KEYS = SamplePod::name;

    /** Returns a pod: {@code pod(1, 11)} is pod-1 with the value 11. */
    public static SamplePod pod(int number, int value) {
        return new SamplePod("pod-" + number, value);
    }

    @Override
    public String toString() {
        return "{" + name + " " + value + "}";
    }
}
