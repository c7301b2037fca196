package informers.chaos;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.api.TransformFunc;

/** A transform that leaves a mark each time, so that a second transform is visible. */
final class Transforms {
    private static final String MARK = "marked";

    private Transforms() {}

    static <T extends KubeObject> TransformFunc<T> marking(ResourceType<T> type) {
        return object -> object.edit()
                .label(MARK, object.labels().getOrDefault(MARK, "") + "x")
                .build(type);
    }

    /** Returns how often an object was transformed. */
    static int times(KubeObject object) {
        return object.labels().getOrDefault(MARK, "").length();
    }

    /** Returns the object without the marks. */
    static <T extends KubeObject> T undone(T object, ResourceType<T> type) {
        return times(object) == 0
                ? object
                : object.edit().remove("metadata", "labels", MARK).build(type);
    }
}
