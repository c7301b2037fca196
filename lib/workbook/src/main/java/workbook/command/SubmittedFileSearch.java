package workbook.command;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import workbook.cli.Printable;

/**
 * Looks for one learner's files in their folder: a clone, its folder {@code chapters}, or just the files; as it is, or as
 * deep as a zip file unpacks. It follows no link anywhere on the way, and looks at a bounded number of folders. One thread.
 */
final class SubmittedFileSearch {
    /** So many folders may lie around the work; more is an error, and not a guess. */
    private static final int DEPTH = 3;

    private static final int DEPTH_OF_SEARCH = 10;
    private static final int MOST_FOLDERS = 3_000;
    private static final int MOST_ENTRIES = 5_000;

    /** Folders of a clone that are not the learner's. */
    private static final Set<String> OTHERS = Set.of("lib", "docs", "wiremock-mappings");

    /** Folders that hold nothing that anybody has written. */
    private static final Set<String> NEVER = Set.of("target", "node_modules", "__macosx");

    private final Path learner;

    /** By the file's name in lower case: its name from the folder of all chapters on. */
    private final Map<String, String> wanted = new LinkedHashMap<>();

    private final List<String> trouble = new ArrayList<>();

    /** @param wanted the learner's files, from the folder of all chapters on: {@code 01-clients/MyListReader.java} */
    SubmittedFileSearch(Path learner, List<String> wanted) {
        this.learner = learner;
        wanted.forEach(file -> this.wanted.put(fileName(file).toLowerCase(Locale.ROOT), file));
    }

    /**
     * A folder with work in it.
     *
     * @param found by the wanted file: the places where it lies, the one where it belongs first
     */
    record Root(Path folder, int depth, Map<String, List<Path>> found) {}

    /** Whether the folder itself is a clone, or its chapters, or holds the files. */
    boolean isAtTheTop() {
        Look look = lookAt(learner);
        return look.cloned || !look.found.isEmpty();
    }

    /** Whether there is work in it, however deep. */
    boolean isAnywhere() {
        return !roots().isEmpty();
    }

    /** What could not be read, and links that were not followed. */
    List<String> trouble() {
        return trouble;
    }

    static boolean isTooDeep(Root root) {
        return root.depth > DEPTH;
    }

    /** All folders with work in them, the outermost first. */
    List<Root> roots() {
        List<Root> roots = new ArrayList<>();
        Deque<Root> left = new ArrayDeque<>(List.of(new Root(learner, 0, Map.of())));
        int folders = 0;
        while (!left.isEmpty()) {
            Root at = left.removeFirst();
            if (++folders > MOST_FOLDERS) {
                trouble.add("there are more than " + MOST_FOLDERS + " folders in it; the others were not searched");
                break;
            }
            Look look = lookAt(at.folder);
            if (!look.found.isEmpty()) {
                roots.add(new Root(at.folder, at.depth, look.found));
            }
            if (at.depth < DEPTH_OF_SEARCH) {
                for (Path entry : entries(at.folder)) {
                    if (isFolder(entry) && !isPartOf(entry, look)) {
                        left.add(new Root(entry, at.depth + 1, Map.of()));
                    }
                }
            }
        }
        return roots;
    }

    /** What lies in a clone is looked at with it. */
    private static boolean isPartOf(Path folder, Look look) {
        String name = lower(folder);
        return name.startsWith(".")
                || NEVER.contains(name)
                || (look.cloned && OTHERS.contains(name))
                || (name.equals("chapters") && !look.found.isEmpty())
                || look.chapters.contains(folder);
    }

    /**
     * What a folder has in it.
     *
     * @param cloned whether it has a folder {@code chapters}
     * @param found by the wanted file: where it lies
     * @param chapters the folders of chapters that lie in it without a folder {@code chapters} around them
     */
    private record Look(boolean cloned, Map<String, List<Path>> found, Set<Path> chapters) {}

    private Look lookAt(Path folder) {
        Look look = new Look(isCloned(folder), new TreeMap<>(), new HashSet<>());
        for (Path entry : entries(folder)) {
            if (lower(entry).equals("chapters") && isFolder(entry)) {
                lookIntoChapters(entry, look.found);
            }
        }
        Map<Path, Path> numbered = new TreeMap<>();
        for (Path entry : entries(folder)) {
            take(entry, look.found);
            List<Path> files = isFolder(entry) && !lower(entry).startsWith(".") ? wantedIn(entry) : List.of();
            if (files.size() == 1) { // with more of them, it is no chapter's folder
                String file = wanted.get(lower(files.get(0)));
                if (isCalled(entry, file)) {
                    look.chapters.add(entry);
                    take(files.get(0), look.found);
                } else if (lower(entry).matches("0?" + number(file))) {
                    numbered.put(entry, files.get(0));
                }
            }
        }
        if (numbered.size() > 1) { // a single number may be anything, a learner's id for one
            look.chapters.addAll(numbered.keySet());
            numbered.values().forEach(file -> take(file, look.found));
        }
        return look;
    }

    private boolean isCloned(Path folder) {
        return entries(folder).stream().anyMatch(entry -> lower(entry).equals("chapters") && isFolder(entry));
    }

    /** In there a folder may be called as one likes; one that is called as it should goes first. */
    private void lookIntoChapters(Path chapters, Map<String, List<Path>> found) {
        List<Path> others = new ArrayList<>();
        for (Path inside : entries(chapters)) {
            take(inside, found);
            if (isFolder(inside)) {
                boolean right =
                        wanted.values().stream().anyMatch(file -> lower(inside).equals(chapter(file)));
                if (right) {
                    wantedIn(inside).forEach(file -> take(file, found));
                } else {
                    others.addAll(wantedIn(inside));
                }
            }
        }
        others.forEach(file -> take(file, found));
    }

    private List<Path> wantedIn(Path folder) {
        return entries(folder).stream()
                .filter(file -> wanted.containsKey(lower(file)))
                .toList();
    }

    private void take(Path path, Map<String, List<Path>> found) {
        String file = wanted.get(lower(path));
        if (file == null) {
            return;
        }
        List<Path> places = found.computeIfAbsent(file, any -> new ArrayList<>());
        if (!places.contains(path)) {
            places.add(
                    fileName(file).equals(SubmissionFinder.name(path)) ? firstOther(places, file) : places.size(),
                    path);
        }
    }

    /** Of names that differ in case alone, the right one goes first. */
    private static int firstOther(List<Path> places, String file) {
        int at = 0;
        while (at < places.size() && SubmissionFinder.name(places.get(at)).equals(fileName(file))) {
            at++;
        }
        return at;
    }

    /** {@code 03-deltafifo}, {@code DeltaFIFO}, {@code ch3}: a folder of the chapter of this file. */
    private static boolean isCalled(Path folder, String file) {
        String name = lower(folder);
        String word = chapter(file).replaceFirst("^\\d+-", "");
        return name.equals(chapter(file))
                || name.matches(
                        "(ch|chap|chapter|kap|kapitel|task|exercise|lab|week)[ ._-]*0?" + number(file) + "(\\D.*)?")
                || name.matches("(.*[^a-z])?" + Pattern.quote(word) + "([^a-z].*)?");
    }

    private static String number(String file) {
        return chapter(file).replaceFirst("-.*", "").replaceFirst("^0+", "");
    }

    private List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path one : all) {
                entries.add(one);
                if (entries.size() >= MOST_ENTRIES) {
                    say(shown(folder) + " holds more than " + MOST_ENTRIES + " files; the others were not looked at");
                    break;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            say("the folder " + shown(folder) + " cannot be read");
        }
        entries.sort(null);
        for (Path one : entries) {
            if (Files.isSymbolicLink(one)
                    && !wanted.containsKey(lower(one))
                    && !lower(one).startsWith(".")) {
                say(shown(one) + " is a link to " + SubmissionFinder.target(one) + ", and links are not followed");
            }
        }
        return entries;
    }

    private void say(String what) {
        if (!trouble.contains(what)) {
            trouble.add(what);
        }
    }

    /** From the learner's folder on. */
    String shown(Path path) {
        String name = learner.relativize(path).toString();
        return name.isEmpty() ? "." : Printable.line(name);
    }

    /** No link, and on Windows no junction. */
    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    static String fileName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static String chapter(String file) {
        return file.substring(0, Math.max(0, file.indexOf('/')));
    }

    private static String lower(Path path) {
        return SubmissionFinder.plain(SubmissionFinder.name(path));
    }
}
