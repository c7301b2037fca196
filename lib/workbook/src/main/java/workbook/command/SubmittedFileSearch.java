package workbook.command;

import static java.util.Objects.requireNonNull;

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
 * Searches the folder of a learner for the files to grade. It may be a clone, a folder {@code chapters}, or contain only the files, also
 * in folders as a zip file unpacks them. Links are not followed, and the number of folders is limited. Not thread-safe.
 */
final class SubmittedFileSearch {
    /** The maximum depth of the files; if they are deeper, it is an error. */
    private static final int DEPTH = 3;

    private static final int DEPTH_OF_SEARCH = 10;
    private static final int MAX_FOLDERS = 3_000;
    private static final int MAX_ENTRIES = 5_000;

    /** Folders of a clone that are not the learner's. */
    private static final Set<String> OTHERS = Set.of("lib", "docs", "wiremock-mappings");

    /** Folders with generated content only. */
    private static final Set<String> NEVER = Set.of("target", "node_modules", "__macosx");

    private final Path learner;

    /** By the file's name in lower case: its path relative to the folder of all chapters. */
    private final Map<String, String> wanted = new LinkedHashMap<>();

    private final List<String> trouble = new ArrayList<>();

    /** @param wanted the learner's files, relative to the folder of all chapters: {@code 01-clients/MyListReader.java} */
    SubmittedFileSearch(Path learner, List<String> wanted) {
        this.learner = learner;
        wanted.forEach(file -> this.wanted.put(fileName(file).toLowerCase(Locale.ROOT), file));
    }

    /**
     * A folder with files to grade.
     *
     * @param found for each wanted file, its locations, the expected one first
     */
    record Root(Path folder, int depth, Map<String, List<Path>> found) {}

    /** Returns whether the folder itself is a clone, or contains chapters or files. */
    boolean isAtTheTop() {
        Content content = contentOf(learner);
        return content.cloned || !content.found.isEmpty();
    }

    /** Returns whether there are files at any depth. */
    boolean isAnywhere() {
        return !roots().isEmpty();
    }

    /** Returns what could not be read, and the links that were not followed. */
    List<String> trouble() {
        return trouble;
    }

    static boolean isTooDeep(Root root) {
        return root.depth > DEPTH;
    }

    /** Returns all folders with files, the outermost first. */
    List<Root> roots() {
        List<Root> roots = new ArrayList<>();
        Deque<Root> left = new ArrayDeque<>(List.of(new Root(learner, 0, Map.of())));
        int folders = 0;
        while (!left.isEmpty()) {
            Root at = left.removeFirst();
            if (++folders > MAX_FOLDERS) {
                trouble.add("there are more than " + MAX_FOLDERS + " folders in it; the others were not searched");
                break;
            }
            Content content = contentOf(at.folder);
            if (!content.found.isEmpty()) {
                roots.add(new Root(at.folder, at.depth, content.found));
            }
            if (at.depth < DEPTH_OF_SEARCH) {
                for (Path entry : entries(at.folder)) {
                    if (isFolder(entry) && !isPartOf(entry, content)) {
                        left.add(new Root(entry, at.depth + 1, Map.of()));
                    }
                }
            }
        }
        return roots;
    }

    /** Returns whether the folder was searched with its parent. */
    private static boolean isPartOf(Path folder, Content content) {
        String name = lower(folder);
        return name.startsWith(".")
                || NEVER.contains(name)
                || (content.cloned && OTHERS.contains(name))
                || (name.equals("chapters") && !content.found.isEmpty())
                || content.chapters.contains(folder);
    }

    /**
     * The content of a folder.
     *
     * @param cloned whether it has a folder {@code chapters}
     * @param found for each wanted file, its locations
     * @param chapters the folders of chapters that are directly in it, without a folder {@code chapters}
     */
    private record Content(boolean cloned, Map<String, List<Path>> found, Set<Path> chapters) {}

    private Content contentOf(Path folder) {
        Content content = new Content(isCloned(folder), new TreeMap<>(), new HashSet<>());
        for (Path entry : entries(folder)) {
            if (lower(entry).equals("chapters") && isFolder(entry)) {
                readChapters(entry, content.found);
            }
        }
        Map<Path, Path> numbered = new TreeMap<>();
        for (Path entry : entries(folder)) {
            take(entry, content.found);
            List<Path> files = isFolder(entry) && !lower(entry).startsWith(".") ? wantedIn(entry) : List.of();
            if (files.size() == 1) { // with several, it is not the folder of a chapter
                String file = requireNonNull(wanted.get(lower(files.get(0))));
                if (isCalled(entry, file)) {
                    content.chapters.add(entry);
                    take(files.get(0), content.found);
                } else if (lower(entry).matches("0?" + number(file))) {
                    numbered.put(entry, files.get(0));
                }
            }
        }
        if (numbered.size() > 1) { // a single number may be anything, such as a learner's ID
            content.chapters.addAll(numbered.keySet());
            numbered.values().forEach(file -> take(file, content.found));
        }
        return content;
    }

    private boolean isCloned(Path folder) {
        return entries(folder).stream().anyMatch(entry -> lower(entry).equals("chapters") && isFolder(entry));
    }

    /** In {@code chapters}, folders may have any name; those with the expected name come first. */
    private void readChapters(Path chapters, Map<String, List<Path>> found) {
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

    /** If names differ only in case, the expected one comes first. */
    private static int firstOther(List<Path> places, String file) {
        int at = 0;
        while (at < places.size() && SubmissionFinder.name(places.get(at)).equals(fileName(file))) {
            at++;
        }
        return at;
    }

    /** Returns whether the folder has the name of the file's chapter: {@code 03-deltafifo}, {@code DeltaFIFO}, {@code ch3}. */
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
                if (entries.size() >= MAX_ENTRIES) {
                    say(shown(folder) + " has more than " + MAX_ENTRIES + " files; the others were not searched");
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

    /** Returns the path relative to the learner's folder. */
    String shown(Path path) {
        String name = learner.relativize(path).toString();
        return name.isEmpty() ? "." : Printable.line(name);
    }

    /** Returns whether it is a folder, and not a link or a junction. */
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
