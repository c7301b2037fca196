package replay.server;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import replay.ReplayException;

/** The folders of a server's tapes, by name: those of a WireMock root or of the jar, and single ones. */
final class TapeFolders implements AutoCloseable {
    /** The WireMock root in the jar. Because of the hyphen it is not a package, which would be hidden from WireMock. */
    static final String IN_JAR = "replay/wiremock-mappings";

    private final Map<String, Path> folders;
    private final @Nullable FileSystem jar;

    private TapeFolders(Map<String, Path> folders, @Nullable FileSystem jar) {
        this.folders = folders;
        this.jar = jar;
    }

    /** Finds the tapes that the options name. */
    static TapeFolders of(ReplayOptions options) {
        TapeFolders found = options.root().map(root -> in(tapes(root))).orElseGet(TapeFolders::ofTheJar);
        options.tapes().forEach(tape -> found.folders.put(name(tape), tape));
        return found;
    }

    /** Finds the tapes in a folder. */
    static TapeFolders in(Path folder) {
        return new TapeFolders(list(folder), null);
    }

    static Path tapes(Path root) {
        return root.resolve("__files").resolve("tapes");
    }

    private static TapeFolders ofTheJar() {
        URL empty = TapeFolders.class.getResource("/" + IN_JAR + "/__files/tapes/empty/tape.json");
        if (empty == null) {
            throw new ReplayException("Expected the tapes in the jar of informers-replay, but there are none."
                    + "\nIf the server is compiled from its sources, name the folder: ReplayOptions.of(wiremockRoot).");
        }
        try {
            if (!(empty.openConnection() instanceof JarURLConnection connection)) {
                return in(Path.of(empty.toURI()).resolve("../..").normalize());
            }
            URI file = connection.getJarFileURL().toURI();
            FileSystem jar = FileSystems.newFileSystem(Path.of(file));
            return new TapeFolders(list(jar.getPath("/" + IN_JAR + "/__files/tapes")), jar);
        } catch (IOException | URISyntaxException | RuntimeException e) {
            throw new ReplayException("Cannot read the tapes of the jar at " + empty + ": " + e, e);
        }
    }

    private static Map<String, Path> list(Path folder) {
        Map<String, Path> found = new TreeMap<>();
        try (Stream<Path> folders = Files.list(folder)) {
            folders.filter(Files::isDirectory).forEach(tape -> found.put(name(tape), tape));
            return found;
        } catch (IOException e) {
            throw new ReplayException("Cannot read the folder of the tapes, " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String name(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /** Returns the names of the tapes, in alphabetical order. */
    List<String> names() {
        return List.copyOf(folders.keySet());
    }

    /** Returns the folder of a tape, which must be one of {@link #names}. */
    Path folder(String name) {
        return requireNonNull(folders.get(name), name);
    }

    @Override
    public void close() {
        if (jar != null) {
            try {
                jar.close();
            } catch (IOException e) {
                throw new ReplayException("Cannot close the jar of the tapes: " + e, e);
            }
        }
    }
}
