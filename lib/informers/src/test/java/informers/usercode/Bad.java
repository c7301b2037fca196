package informers.usercode;

import informers.api.Pod;
import informers.api.TransformFunc;
import informers.informer.InformerOptions;
import informers.store.IndexFunc;
import informers.testkit.FakeControllerSource;
import informers.testkit.SeededScheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** User code that fails on the pod {@code bad}, in every possible way. */
final class Bad {
    private Bad() {}

    static boolean is(Pod pod) {
        return pod.name().equals("bad");
    }

    /** Throws a checked exception that is not declared, as Kotlin and Lombok do. */
    @SuppressWarnings("unchecked")
    static <E extends Throwable> void sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    /** Returns all kinds of exceptions, except the errors of the JVM itself. */
    static List<Supplier<Throwable>> throwables() {
        return List.of(
                () -> new IllegalStateException("no owner"),
                NullPointerException::new,
                () -> new AssertionError("no owner"),
                () -> new StackOverflowError("no owner"),
                () -> new NoClassDefFoundError("no/Owner"),
                () -> new Exception("no owner"));
    }

    /** Returns index functions that fail on one pod: they throw, or return null. */
    static List<IndexFunc<Pod>> indexFunctions() {
        List<IndexFunc<Pod>> all = new ArrayList<>();
        for (Supplier<Throwable> thrown : throwables()) {
            all.add(pod -> {
                if (is(pod)) {
                    Bad.<RuntimeException>sneaky(thrown.get());
                }
                return List.of("owner");
            });
        }
        all.add(pod -> is(pod) ? null : List.of("owner"));
        all.add(pod -> is(pod) ? Arrays.asList("owner", null) : List.of("owner"));
        return all;
    }

    /** Returns transforms that fail on one pod: they throw, or return null or another object. */
    static List<TransformFunc<Pod>> transforms() {
        List<TransformFunc<Pod>> all = new ArrayList<>();
        for (Supplier<Throwable> thrown : throwables()) {
            all.add(pod -> {
                if (is(pod)) {
                    Bad.<RuntimeException>sneaky(thrown.get());
                }
                return pod;
            });
        }
        all.add(pod -> is(pod) ? null : pod);
        all.add(pod -> is(pod) ? pod.edit().set("other", "metadata", "name").build(Pod.TYPE) : pod);
        return all;
    }

    static FakeControllerSource<Pod> source(SeededScheduler concurrency, String... names) {
        FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
        for (String name : names) {
            source.add(name, "Running");
        }
        return source;
    }

    static InformerOptions<Pod> options(FakeControllerSource<Pod> source, SeededScheduler concurrency) {
        return InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency);
    }
}
