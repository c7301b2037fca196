package informers.reflector;

import java.util.List;

/** Finds who creates a reflector. A class of its own, so that a platform without StackWalker can replace it. */
final class Caller {
    /** Packages that create reflectors for others. */
    private static final List<String> INTERNAL =
            List.of("informers.reflector.", "informers.informer.", "informers.factory.");

    private Caller() {}

    /** Returns the innermost line outside of those packages, such as {@code Demo.java:12}: the name of a reflector without one. */
    static String place() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(f -> INTERNAL.stream().noneMatch(f.getClassName()::startsWith))
                        .findFirst()
                        .map(f -> f.getFileName() + ":" + f.getLineNumber()))
                .orElse("reflector");
    }
}
