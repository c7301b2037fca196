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
 * The clone of the workbook to which the running program belongs, independent of the working directory. Immutable.
 *
 * <p>JBang compiles a script into a jar in its cache, from which the script's folder cannot be found. But a jar on which the script
 * depends by its path stays where it is, and its path is in the class path. So every script depends on {@code
 * lib/workbook/workbook-home.jar}, which is empty. Under Maven and in an IDE the classes themselves are in the clone.
 */
public final class WorkbookHome {
    static final String MARKER = "workbook-home.jar";

    private final Path root;

    private WorkbookHome(Path root) {
        this.root = root;
    }

    /**
     * Finds the clone of the running program.
     *
     * @throws UserError if there is none
     */
    public static WorkbookHome find() {
        return findIfAny().orElseThrow(WorkbookHome::none);
    }

    /** Finds the clone of the running program. Empty if it was started from released jars, outside a clone. */
    public static Optional<WorkbookHome> findIfAny() {
        List<Path> places = new ArrayList<>(markers(System.getProperty("java.class.path")));
        codeSource().ifPresent(places::add);
        places.add(Path.of(""));
        return findIfAny(places);
    }

    /** Returns the clone in this folder. Throws a {@link UserError} if it is none. */
    public static WorkbookHome at(Path root) {
        return find(List.of(root));
    }

    static WorkbookHome find(List<Path> places) {
        return findIfAny(places).orElseThrow(WorkbookHome::none);
    }

    private static Optional<WorkbookHome> findIfAny(List<Path> places) {
        for (Path place : places) {
            for (Path folder = place.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
                if (isWorkbook(folder)) {
                    return Optional.of(new WorkbookHome(folder));
                }
            }
        }
        return Optional.empty();
    }

    private static UserError none() {
        return new UserError(
                "Cannot find the workbook's folder (the one with chapters/ and lib/) from "
                        + Path.of("").toAbsolutePath()
                        + ".\nClone the repository, or create a working copy with the workbook's command init. Then run ./jbang there.");
    }

    /** Returns the folder of the clone. */
    public Path root() {
        return root;
    }

    /** Returns the folder of all chapters. */
    public Path chaptersFolder() {
        return root.resolve("chapters");
    }

    /** Returns the folder of the learner's data, such as backups and opened hints. It is not under version control. */
    public Path ownFolder() {
        return root.resolve(".workbook");
    }

    /** The WireMock root: stubs in {@code mappings}, tapes in {@code __files}. */
    public Path wiremock() {
        return root.resolve("wiremock-mappings");
    }

    /** Returns the folder of a chapter, by its name, such as {@code 01-clients}. Throws a {@link UserError} if there is none. */
    public Path chapter(String name) {
        Path folder = chaptersFolder().resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no chapter '" + name + "'. There are: " + String.join(", ", chapters()) + ".");
        }
        return folder;
    }

    /** Returns the names of all chapters, in order. */
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

    /** Returns whether the folder is a clone, or a working copy without git. */
    public static boolean isWorkbook(Path folder) {
        return Files.isRegularFile(folder.resolve("jbang-catalog.json"))
                && Files.isDirectory(folder.resolve("chapters"))
                && Files.isDirectory(folder.resolve("lib/informers"));
    }

    private static List<Path> markers(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(MARKER))
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
            return Optional.empty(); // another kind of class loader: the other ways remain
        }
    }
}
