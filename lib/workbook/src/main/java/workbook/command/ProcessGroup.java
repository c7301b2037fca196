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
 * The processes that a learner's process has started, and ends all of them: its descendants, also those that it has lost
 * sight of since; and on Linux what is in its session, or has its mark in the environment, for a process that detaches itself
 * is nobody's child. One thread.
 */
final class ProcessGroup {
    private static final Path PROC = Path.of("/proc");

    /** A process that starts others faster than they are ended: we stop after so many rounds. */
    private static final int ROUNDS = 20;

    private static final int MOST_KNOWN = 10_000;

    private final Process process;
    private final byte[] mark;
    private final Set<ProcessHandle> seen = new HashSet<>();

    /** @param mark {@code NAME=VALUE}, in the environment of the process and of nothing else */
    ProcessGroup(Process process, String mark) {
        this.process = process;
        this.mark = mark.getBytes(StandardCharsets.UTF_8);
    }

    /** Remembers what runs now: to be called often, for a child that detaches itself cannot be found later. */
    void look() {
        if (seen.size() < MOST_KNOWN) {
            process.descendants().forEach(seen::add);
        }
    }

    /** Ends the process and all others, and waits a moment for their end. */
    void end() {
        look();
        process.destroyForcibly();
        for (int round = 0; round < ROUNDS; round++) {
            look();
            addMarked();
            seen.removeIf(one -> !isAlive(one));
            if (seen.isEmpty() && !process.isAlive()) {
                return;
            }
            seen.forEach(ProcessHandle::destroyForcibly);
            try {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // they have been told to end; that has to do
                return;
            }
        }
    }

    /** A process that has ended stays in the list until somebody asks for its status; in a container, nobody may. */
    static boolean isAlive(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            return !stat(PROC.resolve(String.valueOf(process.pid())))[0].equals("Z");
        } catch (IOException | IndexOutOfBoundsException e) {
            return process.isAlive(); // no Linux, or it has ended just now
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
            // a process that ended while we looked; the next round looks again
        }
    }

    private boolean isInSession(Path one) {
        try {
            return stat(one)[3].equals(String.valueOf(process.pid()));
        } catch (IOException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** The fields of {@code stat} from the third one on; the second is a name in parentheses, with any characters. */
    private static String[] stat(Path one) throws IOException {
        String stat = Files.readString(one.resolve("stat"), StandardCharsets.ISO_8859_1);
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private boolean isMarked(Path one) {
        byte[] environment;
        try {
            environment = Files.readAllBytes(one.resolve("environ"));
        } catch (IOException e) {
            return false; // somebody else's, or it has ended
        }
        String text = "\0" + new String(environment, StandardCharsets.ISO_8859_1) + "\0";
        return text.contains("\0" + new String(mark, StandardCharsets.ISO_8859_1) + "\0");
    }
}
