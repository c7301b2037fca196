package workbook.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A temporary folder for a process that runs a learner's code. Closing it deletes it, also if permissions were changed. Not thread-safe. */
final class ScratchFolder implements AutoCloseable {
    private final Path folder;

    private ScratchFolder(Path folder) {
        this.folder = folder;
    }

    static ScratchFolder create() throws IOException {
        Path folder = Files.createTempDirectory("workbook-final-");
        Files.createDirectory(folder.resolve("tmp"));
        return new ScratchFolder(folder);
    }

    Path folder() {
        return folder;
    }

    /** Returns the folder for temporary files of the process. */
    Path temp() {
        return folder.resolve("tmp");
    }

    /** Deletes the folder. Never throws, so that files of one learner do not end the grading of others. */
    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes is) {
                    open(at);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                    return delete(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    open(file); // a folder that could not be listed
                    return delete(file);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path at, IOException failure) {
                    return delete(at);
                }
            });
        } catch (IOException e) {
            // What is left is in the system's temporary folder, which the system cleans up.
        }
    }

    private static FileVisitResult delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return FileVisitResult.CONTINUE;
        }
        return FileVisitResult.CONTINUE;
    }

    private static void open(Path folder) {
        try {
            if (!Files.isWritable(folder) || !Files.isReadable(folder) || !Files.isExecutable(folder)) {
                Files.setPosixFilePermissions(
                        folder,
                        Set.of(
                                PosixFilePermission.OWNER_READ,
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.OWNER_EXECUTE));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // the content remains
        }
    }
}
