package informers.chaos;

import static java.util.stream.Collectors.joining;

import informers.planted.PlantedClasses;
import informers.planted.PlantedLoader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bug in a class of the library: its source with one text replaced, compiled in this JVM, and loaded instead of the
 * real class by a separate class loader, in which the schedules run.
 *
 * @param name the effect of the bug, or the project that had it
 * @param file the source file, below {@code informers}
 * @param right the correct text, which occurs there once
 * @param wrong the text that replaces it
 */
record PlantedBug(String name, String file, String right, String wrong) {

    /** The first seed, from {@code first} on, whose schedule fails because of it; empty if none up to {@code last} does. */
    @SuppressWarnings("unchecked")
    Optional<Long> firstSeedThatFindsIt(long first, long last) throws ReflectiveOperationException {
        return (Optional<Long>) chaos("firstFailure").invoke(null, first, last);
    }

    /** Returns the report about a seed that finds it. */
    String report(long seed) throws ReflectiveOperationException {
        try {
            chaos("play").invoke(null, seed, seed);
        } catch (InvocationTargetException e) {
            return e.getCause().getMessage();
        }
        throw new IllegalStateException("seed " + seed + " does not find it");
    }

    /** A method of {@link Chaos}, from seed to seed, in a class loader with this bug. */
    private Method chaos(String method) throws ReflectiveOperationException {
        ClassLoader loader = new PlantedLoader(PlantedClasses.of(file, source()));
        return loader.loadClass(Chaos.class.getName()).getMethod(method, long.class, long.class);
    }

    /** Returns the whole source file, with the bug. */
    private String source() {
        // However the lines of the correct text are broken.
        Matcher place = Pattern.compile(
                        Stream.of(right.split("\\s+")).map(Pattern::quote).collect(joining("\\s+")))
                .matcher(PlantedClasses.source(file));
        if (place.results().count() != 1) {
            throw new IllegalStateException("expected this text once in " + file + ", to plant the bug \"" + name
                    + "\"; if the source was changed, change the planted bug too: " + right);
        }
        return place.replaceFirst(Matcher.quoteReplacement(wrong));
    }

    @Override
    public String toString() {
        return name;
    }
}
