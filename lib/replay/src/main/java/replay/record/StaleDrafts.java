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
 * The folders beside the tapes that a recorder writes into until its tape is whole: {@code .recording-NAME-PID}, and
 * {@code .recording-NAME-PID-old} for the tape that is being replaced. A recorder that is killed leaves them behind; the
 * next one clears them away, and puts back the older tape if the new one never came to its place.
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

    /** Clears away what recorders left that run no longer. A recorder that runs keeps its own. */
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
