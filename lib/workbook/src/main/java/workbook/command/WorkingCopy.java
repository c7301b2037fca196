package workbook.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;

/**
 * A working copy of the exercises: all files of the repository, from a zip archive in the released jar, for learners without git.
 *
 * <p>It never overwrites a file. Each file appears complete or not at all, so an interrupted {@link #write} can be repeated.
 */
final class WorkingCopy {
    /** The archive in the jar of the chapters. {@code git archive} creates it, see chapters/pom.xml. */
    static final String RESOURCE = "META-INF/informer-workbook.zip";

    private static final String EXERCISE = "chapters/\\d\\d-[^/]+/My[^/]*\\.java";

    /** Because ./jbang and mvnw are executable. git stores permissions only for such files. */
    private static final Map<String, String> WITH_PERMISSIONS =
            Map.of("enablePosixFileAttributes", "true", "defaultPermissions", "rw-r--r--");

    private final Path target;

    /**
     * @param target the folder to write to; it need not exist
     */
    WorkingCopy(Path target) {
        this.target = target.toAbsolutePath().normalize();
    }

    /**
     * Writes the files of the archive that are not there yet.
     *
     * @return how many files the working copy has
     * @throws UserError if the folder has other files, or files with another content; then nothing is written
     */
    int write(InputStream archive) throws IOException {
        Path zip = Files.createTempFile("workbook-", ".zip");
        try {
            Files.copy(archive, zip, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem files = FileSystems.newFileSystem(zip, WITH_PERMISSIONS)) {
                return write(files.getPath("/"));
            } catch (ZipException e) { // also for names such as ../file
                throw new UserError(
                        "Cannot read the archive of the workbook; the jar may be damaged: " + e.getMessage(), e);
            }
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    private int write(Path root) throws IOException {
        List<Path> sources;
        try (Stream<Path> all = Files.walk(root)) {
            sources = all.filter(file -> !Files.isDirectory(file)).toList();
        }
        for (Path source : sources) {
            place(root, source); // throws before anything is written
        }
        refuseOthers(root);
        Path parts = Files.createDirectories(target.resolve(".workbook/init"));
        try {
            for (Path source : sources) {
                Path file = place(root, source);
                copy(source, file, parts);
                if (name(root, source).matches(EXERCISE)) {
                    copy(source, stub(root, source), parts);
                }
            }
        } finally {
            Files.deleteIfExists(parts.resolve("part"));
            Files.deleteIfExists(parts);
        }
        return sources.size();
    }

    /** Returns where this file of the archive belongs. */
    private Path place(Path root, Path source) {
        String name = name(root, source);
        Path place = target.resolve(name).normalize();
        if (!place.startsWith(target)
                || place.equals(target)
                || !Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
            throw new UserError(
                    "Expected files in the archive of the workbook, found '" + name + "'. The jar may be damaged.");
        }
        return place;
    }

    private static String name(Path root, Path source) {
        return root.relativize(source).toString();
    }

    /** Returns the place of the original of an exercise, for {@code reset}: without git there is no history. */
    private Path stub(Path root, Path source) {
        return target.resolve(".workbook/stubs").resolve(name(root, source).replaceFirst("^chapters/", ""));
    }

    /** Throws a {@link UserError} that names the files which this class has not written. */
    private void refuseOthers(Path root) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<String> others = new ArrayList<>();
        Files.walkFileTree(target, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile() || !isOurs(root, file)) {
                    others.add(
                            file.equals(target)
                                    ? file + " (expected a folder)"
                                    : target.relativize(file).toString());
                }
                return others.size() < 4 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }
        });
        if (!others.isEmpty()) {
            throw new UserError("Expected a new or an empty folder, found in " + target + ": "
                    + String.join(", ", others.subList(0, Math.min(3, others.size())))
                    + (others.size() > 3 ? ", and more" : "") + "."
                    + "\nNothing was written. Name a new folder."
                    + (isWorkbook() ? " Or go on in this one: it is a workbook. ./jbang workbook next" : ""));
        }
    }

    private boolean isOurs(Path root, Path file) throws IOException {
        String name = target.relativize(file).toString().replace('\\', '/');
        if (name.equals(".workbook/init/part")) {
            return true;
        }
        Path source = root.resolve(name.replaceFirst("^\\.workbook/stubs/", "chapters/"));
        try {
            return Files.mismatch(source, file) == -1;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private boolean isWorkbook() {
        return WorkbookHome.isWorkbook(target);
    }

    private static void copy(Path source, Path file, Path parts) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.createDirectories(requireNonNull(file.getParent()));
        Path part = parts.resolve("part");
        Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING);
        setExecutable(source, part);
        try {
            Files.move(part, file); // never replaces
        } catch (FileAlreadyExistsException e) {
            throw new UserError(file + " has been written by another program. Run the command again.", e);
        }
    }

    private static void setExecutable(Path source, Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(source);
        if (permissions.contains(PosixFilePermission.OWNER_EXECUTE)) {
            file.toFile().setExecutable(true, false);
        }
    }
}
