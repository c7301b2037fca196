package workbook.command;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits until some of these files change. The operating system tells of changes where it can; but some tell nothing of
 * some file systems (shared folders, network drives, a macOS JDK looks only every ten seconds): then each file is looked
 * at every second, and that is said once. What counts is the content: a file that was saved unchanged has not changed.
 *
 * <p>One thread.
 */
final class FileChanges implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Also while the operating system tells of changes: in case it does not. */
    private static final Duration LOOK = Duration.ofSeconds(3);

    /** An editor writes a file in several steps. */
    private static final Duration SETTLE = Duration.ofMillis(50);

    private final List<Path> files;
    private final Consumer<String> say;
    private final Map<Path, String> seen = new HashMap<>();
    private @Nullable WatchService service;

    private FileChanges(List<Path> files, Consumer<String> say) {
        this.files = files;
        this.say = say;
        changed();
    }

    /** @param poll do not ask the operating system */
    static FileChanges of(List<Path> files, boolean poll, Consumer<String> say) {
        FileChanges watch = new FileChanges(files, say);
        boolean slow = System.getProperty("os.name").startsWith("Mac");
        if (!poll && !slow) {
            watch.ask();
        } else {
            say.accept("Looking at the file every second.");
        }
        return watch;
    }

    private void ask() {
        try {
            service = FileSystems.getDefault().newWatchService();
            for (Path folder : new HashSet<>(files.stream().map(Path::getParent).toList())) {
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (IOException | UnsupportedOperationException e) {
            stopAsking("The operating system does not tell of changed files here (" + e.getMessage()
                    + "). Looking every second instead.");
        }
    }

    private void stopAsking(String why) {
        close();
        service = null;
        say.accept(why);
    }

    /** The files whose content has changed since the last call; waits for the first one. */
    List<Path> next() throws InterruptedException {
        while (true) {
            boolean told = await();
            List<Path> changed = changed();
            if (!changed.isEmpty()) {
                // A change between its last word and our look is told a moment later.
                if (service != null && !told && !isTold()) {
                    stopAsking(
                            "The operating system does not tell of changed files here. Looking every second instead.");
                }
                return changed;
            }
        }
    }

    /** Returns whether the operating system told of something. */
    private boolean await() throws InterruptedException {
        if (service == null) {
            Thread.sleep(POLL.toMillis());
            return false;
        }
        WatchKey key = service.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (key == null) { // nothing has happened, or it was not told: so look
            return false;
        }
        Thread.sleep(SETTLE.toMillis());
        key.pollEvents();
        key.reset();
        return true;
    }

    private boolean isTold() throws InterruptedException {
        WatchKey key = service == null ? null : service.poll(200, TimeUnit.MILLISECONDS);
        return key != null && key.reset();
    }

    private List<Path> changed() {
        List<Path> changed = new ArrayList<>();
        for (Path file : files) {
            String now = Digest.ofFile(file);
            String before = seen.put(file, now);
            if (before != null && !before.equals(now)) {
                changed.add(file);
            }
        }
        return changed;
    }

    @Override
    public void close() {
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                say.accept("The watch could not be closed: " + e.getMessage());
            }
        }
    }
}
