package replay.record;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import replay.ReplayException;
import replay.internal.tape.TapeWriter;

/**
 * The folder of a new tape. The tape is written to a draft, and moved to its place when it is complete. Not
 * thread-safe.
 */
public final class TapeFolder implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?");

    /** Names that Windows reserves. */
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|(com|lpt)[0-9]");

    private final Path target;
    private final Path draft;

    private TapeFolder(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    /**
     * Checks whether a tape may have this name.
     *
     * @throws IllegalArgumentException if not
     */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches() || DEVICE.matcher(name).matches()) {
            throw new IllegalArgumentException("expected a name for the tape that can name a folder and a context:"
                    + " lower case letters, digits and hyphens, 40 at most, such as my-cluster; found '" + name + "'.");
        }
    }

    /**
     * Checks, before anything is recorded, that a tape can be put there.
     *
     * @param root the WireMock root
     * @throws ReplayException if there is a tape of this name, or if the folder cannot be written
     */
    public static TapeFolder open(Path root, String name, boolean overwrite) {
        checkName(name);
        Path files = root.resolve("__files");
        Path tapes = files.resolve("tapes");
        Path target = tapes.resolve(name);
        try {
            if (!Files.isWritable(Files.createDirectories(tapes))) {
                throw new AccessDeniedException(tapes.toString());
            }
            StaleDrafts.sweep(files); // first, because it may restore a tape of this name
            checkReplaceable(name, target, overwrite);
            return new TapeFolder(
                    target,
                    Files.createDirectory(StaleDrafts.draft(
                            files, name, ProcessHandle.current().pid())));
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    private static void checkReplaceable(String name, Path target, boolean overwrite) {
        if (!Files.exists(target)) {
            return;
        }
        if (!isRecorded(target)) {
            throw new ReplayException("The tape '" + name + "' is part of the workbook; chapters and tests need it."
                    + "\nChoose another name with --tape.");
        }
        if (!overwrite) {
            throw new ReplayException("There is a tape '" + name + "' already, at " + target + "."
                    + "\nChoose another name with --tape, or replace it with --overwrite.");
        }
    }

    private static boolean isRecorded(Path tape) {
        try {
            return Files.readString(tape.resolve("tape.json")).contains("\"recordedBy\"");
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the folder of the draft. */
    public Path draft() {
        return draft;
    }

    /** Returns the folder of the finished tape. */
    public Path target() {
        return target;
    }

    /** Moves the draft to its place. An older tape of the name is deleted; other files in its folder are kept. */
    public void commit() {
        Path old = StaleDrafts.old(draft);
        try {
            if (Files.exists(target)) {
                copyWhatPeopleAdded();
                Files.move(target, old);
            }
            try {
                Files.move(draft, target);
            } catch (IOException e) {
                if (Files.exists(old)) {
                    Files.move(old, target);
                }
                throw e;
            }
            Folders.delete(old);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    /** Copies files that users have added to the older tape into the draft. */
    private void copyWhatPeopleAdded() throws IOException {
        try (Stream<Path> entries = Files.list(target)) {
            for (Path entry : entries.toList()) {
                if (!TapeWriter.FILES.contains(entry.getFileName().toString())) {
                    Folders.copy(entry, draft.resolve(entry.getFileName()));
                }
            }
        }
    }

    public static ReplayException cannotWrite(Path target, IOException e) {
        String why = e instanceof AccessDeniedException
                ? "no permission to write in " + e.getMessage()
                : e.getMessage() == null ? e.toString() : e.getMessage();
        return new ReplayException(
                "The tape cannot be written to " + target + ": " + why + "."
                        + "\nNo part of it was kept. Free disk space or get permission to write, and record again.",
                e);
    }

    /** Deletes the draft, unless it was committed. */
    @Override
    public void close() {
        try {
            Folders.delete(draft);
        } catch (IOException e) {
            // The draft is not among the tapes: nothing reads it.
        }
    }
}
