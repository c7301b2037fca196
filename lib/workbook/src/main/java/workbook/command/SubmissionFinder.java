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
 * Finds the learners in the folders that an instructor names: one row for each, none lost, none merged, none invented.
 *
 * <p>Several folders are a learner each. One folder is a learner if it holds the work itself, or one folder in which it
 * lies; otherwise each folder in it is a learner, also one without any work. With a roster, the learners' folders are those
 * that are called as the roster says. One thread.
 */
final class SubmissionFinder {
    /** Names of folders in which one learner keeps their own work, and that are no learner's name. */
    private static final Pattern COPY = Pattern.compile(
            "(?iu).*workbook.*|chapters.*|v(ersion)?[ ._-]*\\d+|(old|new|final|backup|copy|submission)\\b.*");

    private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(zip|tar|tgz|tar\\.\\w+|7z|rar|jar)");

    private static final Pattern OF_THE_SYSTEM =
            Pattern.compile("(?i)\\.DS_Store|\\.git|\\._.*|__MACOSX|Thumbs\\.db|desktop\\.ini|\\$RECYCLE\\.BIN");

    /** What nobody means when they name the folder that it lies in. */
    private static final Pattern JUNK =
            Pattern.compile("(?i)\\..*|" + OF_THE_SYSTEM.pattern().substring(4));

    private final List<String> wanted;
    private final Roster roster;
    private final Consumer<String> say;
    private final Map<Path, Submission> found = new LinkedHashMap<>();

    /**
     * @param wanted the learners' files, from the folder of all chapters on
     * @param say receives a line about each thing that is left out
     */
    SubmissionFinder(List<String> wanted, Roster roster, Consumer<String> say) {
        this.wanted = wanted;
        this.roster = roster;
        this.say = say;
    }

    /** Throws a {@link UserError} if one of the folders does not exist. */
    List<Submission> in(List<Path> given) {
        List<Path> paths = given.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .distinct()
                .toList();
        for (Path path : paths) {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new UserError("There is no folder " + Printable.line(path.toString())
                        + ". Name one folder a learner after --final.");
            }
        }
        if (paths.size() == 1 && Files.isDirectory(paths.get(0))) {
            single(paths.get(0));
        } else {
            paths.forEach(path -> several(path, paths));
        }
        return LearnerNames.distinct(found);
    }

    /** The only one that was given: it may be a link, for the instructor named it. */
    private void single(Path given) {
        Path folder = given;
        while (true) {
            if (holdsWork(folder)) {
                add(given, Submission.of(name(given), given));
                return;
            }
            List<Path> inside = inside(folder);
            List<Path> folders =
                    inside.stream().filter(SubmissionFinder::isFolder).toList();
            boolean group =
                    roster.hasAnyOf(inside.stream().map(SubmissionFinder::name).toList());
            if (!group && inside.size() == 1 && folders.size() == 1) {
                folder = inside.get(0); // as a zip file is unpacked
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
        if (!roster.has(name(given)) && isFolder(given) && !holdsWork(given)) {
            List<Path> inside = inside(given);
            if (roster.hasAnyOf(inside.stream().map(SubmissionFinder::name).toList())) {
                inside.forEach(one -> one(one, inside));
                return;
            }
        }
        one(given, all);
    }

    /** A row for this path, whatever it is; {@code beside} is what else there is. */
    private void one(Path path, List<Path> beside) {
        if (OF_THE_SYSTEM.matcher(name(path)).matches()) {
            say.accept("left out: " + shown(path));
        } else if (Files.isSymbolicLink(path)) {
            add(path, Submission.broken(name(path), "it is a link to " + target(path) + ": links are not followed"));
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
            say.accept("left out: " + shown(path) + ", because there is the folder " + Printable.line(stem));
        } else if (!archive && name.matches(".*\\.\\w+") && !name.endsWith(".java")) {
            say.accept("left out: " + shown(path) + " is a file, and no learner's folder");
        } else {
            add(
                    path,
                    Submission.broken(
                            archive ? stem : name,
                            shown(path) + " is a file, and no folder" + (archive ? ": unpack it" : "")));
        }
    }

    private void add(Path given, Submission handIn) {
        found.putIfAbsent(given, handIn);
    }

    private boolean holdsWork(Path folder) {
        return isFolder(folder) && new SubmittedFileSearch(folder, wanted).isAtTheTop();
    }

    /** Whether all folders in it that hold anything are called as one calls copies of one's own work. */
    private boolean isOneLearners(List<Path> folders) {
        List<Path> full = folders.stream().filter(this::holdsWorkSomewhere).toList();
        return !full.isEmpty()
                && full.stream().allMatch(one -> COPY.matcher(name(one)).matches());
    }

    private boolean holdsWorkSomewhere(Path folder) {
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
            return List.of(); // its row will say that it cannot be read
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
            return "somewhere else";
        }
    }

    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static String shown(Path path) {
        return Printable.line(path.toString());
    }

    /** For comparisons: one spelling for what looks the same, whatever the file system keeps. */
    static String plain(String name) {
        return java.text.Normalizer.normalize(name.strip(), java.text.Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
    }
}
