package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import workbook.cli.UserError;

/**
 * What one learner hands in: the files that are theirs to write, found in the folder that was given. Nothing else of it
 * is looked at. Immutable.
 *
 * @param learner the folder's name
 * @param files by their names from the folder of all chapters on, {@code 03-deltafifo/MyDeltaFIFO.java}
 */
record HandIn(String learner, Map<String, Path> files) {
    private static final long MAX_SIZE = 1 << 20;

    /**
     * A folder is a clone, or its folder {@code chapters}, or just the files. One that holds none of the files holds
     * folders that do: all of them are taken.
     *
     * @param wanted the learner's files, from the folder of all chapters on
     */
    static List<HandIn> in(List<Path> folders, List<String> wanted) {
        List<HandIn> found = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new UserError("There is no folder " + folder + ". Name one folder a learner after --final.");
            }
            HandIn own = of(folder, wanted);
            List<HandIn> inside = own.files.isEmpty() ? inside(folder, wanted) : List.of();
            if (inside.isEmpty()) {
                found.add(own);
            } else if (inside.size() == 1) {
                found.add(new HandIn(own.learner, inside.get(0).files)); // as a zip file is unpacked
            } else {
                found.addAll(inside);
            }
        }
        return found;
    }

    private static List<HandIn> inside(Path folder, List<String> wanted) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(one -> of(one, wanted))
                    .filter(one -> !one.files.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UserError("Cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static HandIn of(Path folder, List<String> wanted) {
        Map<String, Path> files = new TreeMap<>();
        for (String name : wanted) {
            Stream.of("chapters/" + name, name, name.replaceFirst(".*/", ""))
                    .map(folder::resolve)
                    .filter(HandIn::isTaken)
                    .findFirst()
                    .ifPresent(file -> files.put(name, file));
        }
        return new HandIn(folder.toAbsolutePath().normalize().getFileName().toString(), Map.copyOf(files));
    }

    /** No link: it would lead out of their folder. */
    private static boolean isTaken(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_SIZE;
        } catch (IOException e) {
            return false;
        }
    }
}
