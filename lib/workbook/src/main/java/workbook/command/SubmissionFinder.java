package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workbook.cli.Printable;
import workbook.cli.UserError;

/**
 * Finds the submissions in the folders that an instructor names: exactly one row for each learner.
 *
 * <p>If several folders are named, each is a learner. A single folder is a learner if it contains the files, or one folder with them;
 * otherwise each folder in it is a learner, also if it has no files. With a roster, the learners' folders are those with names on the
 * roster. Not thread-safe.
 */
final class SubmissionFinder {
    /** Names of folders that are copies of one learner's work, and not names of learners. */
    private static final Pattern COPY = Pattern.compile(
            "(?iu).*workbook.*|chapters.*|v(ersion)?[ ._-]*\\d+|(old|new|final|backup|copy|submission)\\b.*");

    private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(zip|tar|tgz|tar\\.\\w+|7z|rar|jar)");

    private static final Pattern SYSTEM_FILE =
            Pattern.compile("(?i)\\.DS_Store|\\.git|\\._.*|__MACOSX|Thumbs\\.db|desktop\\.ini|\\$RECYCLE\\.BIN");

    /** Names that are ignored in a folder that an instructor names. */
    private static final Pattern JUNK =
            Pattern.compile("(?i)\\..*|" + SYSTEM_FILE.pattern().substring(4));

    private final List<String> wanted;
    private final Roster roster;
    private final Consumer<String> say;
    private final Map<Path, Submission> found = new LinkedHashMap<>();

    /**
     * @param wanted the learners' files, relative to the folder of all chapters
     * @param say receives a line about everything that is left out
     */
    SubmissionFinder(List<String> wanted, Roster roster, Consumer<String> say) {
        this.wanted = wanted;
        this.roster = roster;
        this.say = say;
    }

    /** Returns the submissions. Throws a {@link UserError} if one of the folders does not exist. */
    List<Submission> in(List<Path> given) {
        List<Path> paths = given.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .distinct()
                .toList();
        for (Path path : paths) {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new UserError("There is no folder " + Printable.line(path.toString())
                        + ". Name one folder for each learner after --final.");
            }
        }
        if (paths.size() == 1 && Files.isDirectory(paths.get(0))) {
            single(paths.get(0));
        } else {
            paths.forEach(path -> several(path, paths));
        }
        return LearnerNames.distinct(found);
    }

    /** The only folder that was named. It may be a link, because the instructor named it. */
    private void single(Path given) {
        Path folder = given;
        while (true) {
            if (hasFiles(folder)) {
                add(given, Submission.of(name(given), given));
                return;
            }
            List<Path> inside = inside(folder);
            List<Path> folders =
                    inside.stream().filter(SubmissionFinder::isFolder).toList();
            boolean group =
                    roster.hasAnyOf(inside.stream().map(SubmissionFinder::name).toList());
            if (!group && inside.size() == 1 && folders.size() == 1) {
                folder = inside.get(0); // as after unpacking a zip file
            } else if (!group && (inside.isEmpty() || isOneLearners(folders))) {
                add(given, Submission.of(name(given), given));
                return;
            } else {
                inside.forEach(one -> one(one, inside));
                return;
            }
        }
    }

    private void several(Path given, List<Path> all) {
        if (!roster.has(name(given)) && isFolder(given) && !hasFiles(given)) {
            List<Path> inside = inside(given);
            if (roster.hasAnyOf(inside.stream().map(SubmissionFinder::name).toList())) {
                inside.forEach(one -> one(one, inside));
                return;
            }
        }
        one(given, all);
    }

    /** Adds a row for this path. {@code beside} are the other paths in the same folder. */
    private void one(Path path, List<Path> beside) {
        if (SYSTEM_FILE.matcher(name(path)).matches()) {
            say.accept("left out: " + shown(path));
        } else if (Files.isSymbolicLink(path)) {
            add(
                    path,
                    Submission.broken(name(path), "it is a link to " + target(path) + ", and links are not followed"));
        } else if (isFolder(path)) {
            add(path, Submission.of(name(path), path));
        } else {
            file(path, beside);
        }
    }

    private void file(Path path, List<Path> beside) {
        String name = name(path);
        boolean archive = ARCHIVE.matcher(name).matches();
        String stem = archive ? name.replaceFirst("(?i)(\\.tar)?\\.\\w+$", "") : name;
        if (archive
                && beside.stream()
                        .anyMatch(other -> isFolder(other) && name(other).equalsIgnoreCase(stem))) {
            say.accept("left out: " + shown(path) + ", because the folder " + Printable.line(stem) + " exists");
        } else if (!archive && name.matches(".*\\.\\w+") && !name.endsWith(".java")) {
            say.accept("left out: " + shown(path) + " is a file, and not a learner's folder");
        } else {
            add(
                    path,
                    Submission.broken(
                            archive ? stem : name,
                            shown(path) + " is a file, and not a folder" + (archive ? ": unpack it" : "")));
        }
    }

    private void add(Path given, Submission handIn) {
        found.putIfAbsent(given, handIn);
    }

    private boolean hasFiles(Path folder) {
        return isFolder(folder) && new SubmittedFileSearch(folder, wanted).isAtTheTop();
    }

    /** Returns whether all folders in it that contain files have names of copies of one learner's work. */
    private boolean isOneLearners(List<Path> folders) {
        List<Path> full = folders.stream().filter(this::hasFilesAnywhere).toList();
        return !full.isEmpty()
                && full.stream().allMatch(one -> COPY.matcher(name(one)).matches());
    }

    private boolean hasFilesAnywhere(Path folder) {
        return new SubmittedFileSearch(folder, wanted).isAnywhere();
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(one -> !JUNK.matcher(name(one)).matches())
                    .filter(one -> isFolder(one)
                            || isLinkToNoFile(one)
                            || ARCHIVE.matcher(name(one)).matches())
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of(); // its row will report that it cannot be read
        }
    }

    private static boolean isLinkToNoFile(Path path) {
        return Files.isSymbolicLink(path) && !Files.isRegularFile(path);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    static String target(Path link) {
        try {
            return Printable.line(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            return "an unknown target";
        }
    }

    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static String shown(Path path) {
        return Printable.line(path.toString());
    }

    /** Returns a normalized name for comparisons: file systems store accents in different ways. */
    static String plain(String name) {
        return java.text.Normalizer.normalize(name.strip(), java.text.Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
    }
}
