package informers.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the vector files. */
final class Vectors {
    /** The versions of client-go for which there are vectors. */
    static final List<String> OWN = List.of("1.36.2", "1.32.13");

    private Vectors() {}

    /** A file: its name with its folder, and its lines. */
    record VectorFile(String name, List<String> lines) {}

    static List<VectorFile> own() {
        List<VectorFile> files = new ArrayList<>();
        for (String version : OWN) {
            URL zip = Objects.requireNonNull(Vectors.class.getResource("/vectors/client-go-" + version + ".zip"));
            try (FileSystem entries = FileSystems.newFileSystem(Path.of(zip.toURI()))) {
                files.addAll(under(entries.getPath("/"), version + "/"));
            } catch (IOException | URISyntaxException e) {
                throw new IllegalStateException("cannot read " + zip, e);
            }
        }
        return files;
    }

    /** Returns all {@code *.jsonl} files below a folder. */
    static List<VectorFile> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("vectors.dir: expected a folder with *.jsonl files; there is no folder "
                    + folder + ". A relative path starts at the folder where mvn was started.");
        }
        List<VectorFile> files = under(folder, "");
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "vectors.dir: expected a folder with *.jsonl files; there are none under " + folder);
        }
        return files;
    }

    private static List<VectorFile> under(Path folder, String prefix) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .map(path -> new VectorFile(prefix + folder.relativize(path), lines(path)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
