package replay.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders next to the tapes into which recorders write until their tape is complete: {@code .recording-NAME-PID},
 * and {@code .recording-NAME-PID-old} for the tape that is being replaced. A killed recorder leaves them behind; the
 * next recorder deletes them and restores the old tape if the new one was not put in its place.
 */
final class StaleDrafts {
    private static final Pattern NAME = Pattern.compile("\\.recording-(.+)-([0-9]{1,18})(-old)?");

    private StaleDrafts() {}

    static Path draft(Path files, String name, long pid) {
        return files.resolve(".recording-" + name + "-" + pid);
    }

    static Path old(Path draft) {
        return draft.resolveSibling(draft.getFileName() + "-old");
    }

    /** Deletes the folders of recorders that no longer run, or restores the old tapes in them. */
    static void sweep(Path files) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(files)) {
            folders = all.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (Path folder : folders) {
            Matcher name = NAME.matcher(folder.getFileName().toString());
            if (name.matches() && !runs(Long.parseLong(name.group(2)))) {
                Path tape = files.resolve("tapes").resolve(name.group(1));
                if (name.group(3) != null && !Files.exists(tape, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(folder, tape);
                } else {
                    Folders.delete(folder);
                }
            }
        }
    }

    private static boolean runs(long pid) {
        return pid != ProcessHandle.current().pid()
                && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
