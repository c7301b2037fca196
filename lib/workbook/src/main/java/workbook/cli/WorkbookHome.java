package workbook.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clone of the workbook that a script belongs to, wherever it is started from. Immutable.
 *
 * <p>JBang compiles a script into a jar in its cache and does not tell it where it came from. But a jar that a script
 * depends on by its path stays where it is, and its path stands on the class path: so {@code lib/workbook/workbook-home.jar},
 * which is empty, shows the way home. Under Maven and in an IDE the classes themselves lie in the home.
 */
public final class WorkbookHome {
    static final String SIGN = "workbook-home.jar";

    private final Path root;

    private WorkbookHome(Path root) {
        this.root = root;
    }

    /** The home of the running program; a {@link UserError} if there is none. */
    public static WorkbookHome find() {
        List<Path> places = new ArrayList<>(signs(System.getProperty("java.class.path")));
        codeSource().ifPresent(places::add);
        places.add(Path.of(""));
        return find(places);
    }

    /** The home in this folder: for tests, and for what looks at another clone. */
    public static WorkbookHome at(Path root) {
        return find(List.of(root));
    }

    static WorkbookHome find(List<Path> places) {
        for (Path place : places) {
            for (Path folder = place.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
                if (isWorkbook(folder)) {
                    return new WorkbookHome(folder);
                }
            }
        }
        throw new UserError("Cannot find the workbook's folder (the one with chapters/ and lib/) from "
                + Path.of("").toAbsolutePath() + ".\nClone the repository and run ./jbang there.");
    }

    public Path root() {
        return root;
    }

    /** The folder of all chapters. */
    public Path chaptersFolder() {
        return root.resolve("chapters");
    }

    /** What the workbook keeps for a learner: backups, hints that were opened. Not under version control. */
    public Path ownFolder() {
        return root.resolve(".workbook");
    }

    /** The WireMock root: stubs in {@code mappings}, tapes in {@code __files}. */
    public Path wiremock() {
        return root.resolve("wiremock-mappings");
    }

    /** The folder of a chapter, by its name: {@code 01-clients}. */
    public Path chapter(String name) {
        Path folder = chaptersFolder().resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no chapter '" + name + "'. There are: " + String.join(", ", chapters()) + ".");
        }
        return folder;
    }

    /** The names of all chapters, in order. */
    public List<String> chapters() {
        try (Stream<Path> folders = Files.list(chaptersFolder())) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d\\d-.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserError("Cannot read the folder " + chaptersFolder() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private static boolean isWorkbook(Path folder) {
        return Files.isRegularFile(folder.resolve("jbang-catalog.json"))
                && Files.isDirectory(folder.resolve("chapters"))
                && Files.isDirectory(folder.resolve("lib/informers"));
    }

    private static List<Path> signs(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(SIGN))
                .map(Path::of)
                .toList();
    }

    private static Optional<Path> codeSource() {
        try {
            var source = WorkbookHome.class.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | RuntimeException e) {
            return Optional.empty(); // an odd class loader: the other ways are left
        }
    }
}
