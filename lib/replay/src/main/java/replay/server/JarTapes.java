package replay.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import replay.internal.tape.Tape;

/**
 * The tapes of the jar, for a model of the API server without HTTP in other modules of this project. Each is loaded once for each JVM.
 * Thread-safe.
 */
public final class JarTapes {
    private static final Map<String, Tape> LOADED = new ConcurrentHashMap<>();

    private JarTapes() {}

    /**
     * Returns a tape.
     *
     * @throws IllegalArgumentException if the jar has none of this name
     */
    public static Tape named(String name) {
        return LOADED.computeIfAbsent(name, JarTapes::load);
    }

    private static Tape load(String name) {
        try (TapeFolders folders = TapeFolders.of(ReplayOptions.DEFAULT)) {
            if (!folders.names().contains(name)) {
                throw new IllegalArgumentException("expected the name of a tape of informers-replay, one of "
                        + folders.names() + ", found " + name);
            }
            return Tape.load(folders.folder(name));
        }
    }
}
