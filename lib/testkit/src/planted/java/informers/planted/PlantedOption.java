package informers.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The library with an option on: the line that creates a part is replaced, so that every informer of the tests of lib/informers
 * has another part, and no test has to know. These tests, the schedules of chaos and the planted bugs then run as they
 * are. Their classes must be on the class path.
 */
public final class PlantedOption {
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> classes = new HashMap<>();

    /** Replaces a text, which occurs once in the file, by another. */
    public PlantedOption with(String file, String right, String other) {
        String source = PlantedBug.in(file, PlantedClasses.source(file), right, other);
        sources.put(file, source);
        classes.putAll(PlantedClasses.of(file, source));
        return this;
    }

    /** Fails unless all tests of a class pass, and there are some. */
    public void passes(String test) {
        PlantedRun run = PlantedRun.of(new PlantedLoader(classes), test, "", PlantedProof.HEALTHY_LIMIT);
        run.failures().forEach(Throwable::printStackTrace);
        assertThat(run.tests()).as("tests of " + test).isNotEmpty();
        assertThat(run.failures()).as(test).isEmpty();
    }

    /** Fails unless the tests of a bug find it, with the option on. */
    public void finds(PlantedBug bug) {
        Map<String, byte[]> both = new HashMap<>(classes);
        String source = sources.getOrDefault(bug.file(), PlantedClasses.source(bug.file()));
        both.putAll(PlantedClasses.of(bug.file(), PlantedBug.in(bug.file(), source, bug.right(), bug.wrong())));
        PlantedRun sick = PlantedRun.of(new PlantedLoader(both), bug.test(), bug.number(), PlantedProof.LIMIT);
        assertThat(sick.failures()).as(sick.tests() + " find the bug").isNotEmpty();
        assertThat(sick.failures()).noneMatch(failure -> failure instanceof LinkageError);
    }

    /** Runs the schedules of a range of seeds. */
    public void survivesChaos(long from, long to) throws ReflectiveOperationException {
        Class<?> chaos = new PlantedLoader(classes).loadClass("informers.chaos.Chaos");
        try {
            chaos.getMethod("play", long.class, long.class).invoke(null, from, to);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
    }

    /** Returns the bugs of a table of lib/informers, such as {@code InformerBugs}. */
    @SuppressWarnings("unchecked")
    public static List<PlantedBug> bugs(String table) throws ReflectiveOperationException {
        Field all = Class.forName("informers.planted." + table).getDeclaredField("ALL");
        return (List<PlantedBug>) all.get(null);
    }
}
