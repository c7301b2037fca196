package workbook.command;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits until files change. It uses the notifications of the operating system. If there are none, as on shared folders and network
 * drives (and a macOS JDK only polls every ten seconds), it polls the files every second and prints that once. Only the content
 * counts: a file that was saved without changes has not changed.
 *
 * <p>Not thread-safe.
 */
final class FileChanges implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);

    /** How often to read the files in spite of notifications, in case there are none. */
    private static final Duration CHECK = Duration.ofSeconds(3);

    /** Editors write a file in several steps. */
    private static final Duration SETTLE = Duration.ofMillis(50);

    private final List<Path> files;
    private final Consumer<String> say;
    private final Map<Path, String> seen = new HashMap<>();
    private final Set<Path> missing = new HashSet<>();
    private @Nullable WatchService service;

    private FileChanges(List<Path> files, Consumer<String> say) {
        this.files = files;
        this.say = say;
        files.forEach(file -> seen.put(file, Digest.ofFile(file)));
    }

    /**
     * Starts to watch the files.
     *
     * @param poll do not use notifications of the operating system
     * @param say receives messages for the user
     */
    static FileChanges of(List<Path> files, boolean poll, Consumer<String> say) {
        FileChanges watch = new FileChanges(files, say);
        boolean slow = System.getProperty("os.name").startsWith("Mac");
        if (!poll && !slow) {
            watch.register();
        } else {
            say.accept("Checking the file every second.");
        }
        return watch;
    }

    private void register() {
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
            pollInstead("The operating system does not report changed files here (" + e.getMessage()
                    + "). Checking every second instead.");
        }
    }

    private void pollInstead(String why) {
        close();
        service = null;
        say.accept(why);
    }

    /** Waits for a change, and returns the files whose content has changed since the last call. */
    List<Path> next() throws InterruptedException {
        while (true) {
            boolean notified = await();
            List<Path> changed = changed();
            if (!changed.isEmpty()) {
                // A change just before the files were read is reported a moment later.
                if (service != null && !notified && !isNotified()) {
                    pollInstead(
                            "The operating system does not report changed files here. Checking every second instead.");
                }
                return changed;
            }
        }
    }

    /** Returns whether the operating system reported a change. */
    private boolean await() throws InterruptedException {
        if (service == null) {
            Thread.sleep(POLL.toMillis());
            return false;
        }
        WatchKey key = service.poll(CHECK.toMillis(), TimeUnit.MILLISECONDS);
        if (key == null) { // no change, or no notification: read the files
            return false;
        }
        Thread.sleep(SETTLE.toMillis());
        key.pollEvents();
        key.reset();
        return true;
    }

    private boolean isNotified() throws InterruptedException {
        WatchKey key = service == null ? null : service.poll(200, TimeUnit.MILLISECONDS);
        return key != null && key.reset();
    }

    private List<Path> changed() {
        List<Path> changed = new ArrayList<>();
        for (Path file : files) {
            if (isMissingForTheFirstTime(file)) {
                continue;
            }
            String now = Digest.ofFile(file);
            String before = seen.put(file, now);
            if (!now.equals(before)) {
                changed.add(file);
            }
        }
        return changed;
    }

    /** Some editors delete a file before they write it again. It is deleted if it is still missing at the next check. */
    private boolean isMissingForTheFirstTime(Path file) {
        if (Files.exists(file)) {
            missing.remove(file);
            return false;
        }
        return missing.add(file);
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
