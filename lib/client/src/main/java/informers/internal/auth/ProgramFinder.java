package informers.internal.auth;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a program like a shell, but never in the working directory, where somebody else may have put it. Corresponds to
 * Go's {@code exec.LookPath}.
 */
final class ProgramFinder {
    private ProgramFinder() {}

    /** Returns whether a command is a name without a folder. */
    static boolean isBare(String command) {
        return !command.contains("/") && !command.contains(File.separator);
    }

    static Optional<Path> find(String command, Map<String, String> environment) {
        if (!isBare(command)) {
            return executable(Path.of(command));
        }
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            try {
                Path path = Path.of(folder);
                Optional<Path> found = path.isAbsolute() ? executable(path.resolve(command)) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            } catch (InvalidPathException e) {
                // an entry of PATH that is not a path contains no program
            }
        }
        return Optional.empty();
    }

    /** Returns the file, if it can be executed; on Windows also with the suffix .exe. */
    private static Optional<Path> executable(Path path) {
        List<Path> candidates = File.separatorChar == '\\'
                ? List.of(path, path.resolveSibling(path.getFileName() + ".exe"))
                : List.of(path);
        return candidates.stream()
                .filter(p -> Files.isRegularFile(p) && Files.isExecutable(p))
                .findFirst();
    }
}
