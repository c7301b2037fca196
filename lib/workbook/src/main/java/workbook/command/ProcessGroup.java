package workbook.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A learner's process and all processes that it has started. Ends its descendants, also those that were detached since; on Linux also the
 * processes in its session, and those with its mark in their environment, because a detached process is no descendant. Not thread-safe.
 */
final class ProcessGroup {
    private static final Path PROC = Path.of("/proc");

    /** The maximum number of rounds, for a process that starts others faster than they are ended. */
    private static final int ROUNDS = 20;

    private static final int MAX_KNOWN = 10_000;

    private final Process process;
    private final byte[] mark;
    private final Set<ProcessHandle> seen = new HashSet<>();

    /** @param mark {@code NAME=VALUE}, in the environment of only this process and its descendants */
    ProcessGroup(Process process, String mark) {
        this.process = process;
        this.mark = mark.getBytes(StandardCharsets.UTF_8);
    }

    /** Records the running processes. Call it often, because a detached child cannot be found later. */
    void record() {
        if (seen.size() < MAX_KNOWN) {
            process.descendants().forEach(seen::add);
        }
    }

    /** Ends all processes, and waits a moment for their end. */
    void end() {
        record();
        process.destroyForcibly();
        for (int round = 0; round < ROUNDS; round++) {
            record();
            addMarked();
            seen.removeIf(one -> !isAlive(one));
            if (seen.isEmpty() && !process.isAlive()) {
                return;
            }
            seen.forEach(ProcessHandle::destroyForcibly);
            try {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // they were requested to end
                return;
            }
        }
    }

    /** Returns whether a process is alive. A process that has ended is still listed until its status is read, which may never happen in a container. */
    static boolean isAlive(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            return !stat(PROC.resolve(String.valueOf(process.pid())))[0].equals("Z");
        } catch (IOException | IndexOutOfBoundsException e) {
            return process.isAlive(); // not Linux, or it has just ended
        }
    }

    private void addMarked() {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path one : all) {
                long pid = Long.parseLong(one.getFileName().toString());
                if (pid != ProcessHandle.current().pid() && (isInSession(one) || isMarked(one))) {
                    ProcessHandle.of(pid).ifPresent(seen::add);
                }
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            // a process ended meanwhile; the next round checks again
        }
    }

    private boolean isInSession(Path one) {
        try {
            return stat(one)[3].equals(String.valueOf(process.pid()));
        } catch (IOException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** Returns the fields of {@code stat} from the third one. The second is a name in parentheses, with any characters. */
    private static String[] stat(Path one) throws IOException {
        String stat = Files.readString(one.resolve("stat"), StandardCharsets.ISO_8859_1);
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private boolean isMarked(Path one) {
        byte[] environment;
        try {
            environment = Files.readAllBytes(one.resolve("environ"));
        } catch (IOException e) {
            return false; // of another user, or it has ended
        }
        String text = "\0" + new String(environment, StandardCharsets.ISO_8859_1) + "\0";
        return text.contains("\0" + new String(mark, StandardCharsets.ISO_8859_1) + "\0");
    }
}
